const SIDE_PX = 1024;

/** A picture that a phone's photos take: Omise may send the code as SVG, which they do not. */
export async function toPng(blob: Blob): Promise<Blob> {
  if (blob.type === "image/png") {
    return blob;
  }
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIDE_PX;
    const context = canvas.getContext("2d");
    if (context) {
      // A JPEG or SVG may be transparent or of odd sides; a code is read best on white.
      const scale =
        SIDE_PX / Math.max(image.naturalWidth || SIDE_PX, image.naturalHeight || SIDE_PX);
      const width = (image.naturalWidth || SIDE_PX) * scale;
      const height = (image.naturalHeight || SIDE_PX) * scale;
      context.fillStyle = "#fff";
      context.fillRect(0, 0, SIDE_PX, SIDE_PX);
      context.drawImage(image, (SIDE_PX - width) / 2, (SIDE_PX - height) / 2, width, height);
    }
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error("No picture")))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
