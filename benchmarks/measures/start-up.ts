import { type Measure } from "../measure";
import { sideBySide, timed } from "../support/statistics";

const ROUNDS = 7;

/** From the start of the process until it takes requests; the database is migrated already. */
export const startUp: Measure = {
  name: "start-up",
  about: "the start of a Medusa process, without the plugin and with it in turn",
  async measure(bench) {
    const { instances } = await bench.startStore();
    const [instance] = instances;
    await instance.stop();
    const boot = (withPlugin: boolean) => async () => {
      const ms = await timed(() => instance.start({ withPlugin }));
      await instance.stop();
      return ms;
    };
    const rounds = bench.sized(ROUNDS, 1);
    bench.step(`Starting it ${rounds} times each`);
    const { without, plugged } = await sideBySide(rounds, {
      without: boot(false),
      plugged: boot(true),
    });
    return [
      { what: "Medusa without the plugin, median", value: without / 1000, unit: "s" },
      { what: "with the plugin, median", value: plugged / 1000, unit: "s" },
      { what: "what the plugin adds", value: plugged - without, unit: "ms" },
    ];
  },
};
