import { type QrImage } from "./download-qr-image";

/** A charge's QR never changes, and a page that is loaded again asks for it again. */
const MAX_IMAGES = 200;

/** The images shown most recently, in memory; one download for many askers. */
export class QrImageCache {
  private readonly images = new Map<string, Promise<QrImage>>();

  /** @param download called when the image is not there; a failure is not kept */
  get(chargeId: string, download: () => Promise<QrImage>): Promise<QrImage> {
    const known = this.images.get(chargeId);
    this.images.delete(chargeId);
    const image = known ?? download();
    this.images.set(chargeId, image); // last in order: evicted last
    if (!known) {
      image.catch(() => this.images.delete(chargeId));
    }
    if (this.images.size > MAX_IMAGES) {
      this.images.delete(this.images.keys().next().value as string);
    }
    return image;
  }
}
