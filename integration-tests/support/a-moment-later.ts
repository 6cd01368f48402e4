import { SAME_CODE_SECONDS } from "../../src/domain/timing";
import { type TestStore } from "./store-suite";

/** The codes that were made are no longer just made: one that is asked for is another one. */
export async function aMomentLater({ db }: Pick<TestStore, "db">): Promise<void> {
  await db("atome_qr_charge").update({
    created_at: db.raw("created_at - make_interval(secs => ?)", [SAME_CODE_SECONDS + 1]),
  });
}
