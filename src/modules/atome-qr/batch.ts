/**
 * Does together what is asked for while it is busy: many small questions to the database become a few
 * large ones, and a single one waits for nothing.
 */
export class Batch<In, Out> {
  private waiting: { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void }[] =
    [];
  private isBusy = false;

  /**
   * @param work answers for each item, in their order
   * @param most items at a time
   */
  constructor(
    private readonly work: (items: In[]) => Promise<Out[]>,
    private readonly most = 200,
  ) {}

  /** @throws what `work` throws, for all that were done together */
  add(item: In): Promise<Out> {
    return new Promise<Out>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.isBusy) {
        void this.run();
      }
    });
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    // What comes in the same moment is done together, too.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      try {
        const outs = await this.work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => resolve(outs[index]));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    this.isBusy = false;
  }
}
