import { useEffect, useState } from "react";

import { type Strings } from "../../shopper-texts";
import { toPng } from "./to-png";

const FILE_NAME = "atome-qr.png";

interface SaveCodeProps {
  /** The code's image, once it is loaded. */
  blob: Blob | undefined;
  strings: Strings;
}

/** For a shopper whose only phone shows this page: the Atome app reads the code from its photos. */
export function SaveCode({ blob, strings }: SaveCodeProps) {
  const picture = usePicture(blob);
  return (
    <div className="atome-qr__same-phone">
      <p className="atome-qr__same-phone-text">
        <strong>{strings.samePhone}</strong> {strings.samePhoneHelp}
      </p>
      {picture && (
        <p className="atome-qr__actions">
          <a
            className="atome-qr__button"
            data-testid="atome-qr-save"
            href={picture.url}
            download={FILE_NAME}
          >
            {strings.saveImage}
          </a>
          {canShare(picture.file) && (
            <button
              type="button"
              className="atome-qr__button"
              data-testid="atome-qr-share"
              // The shopper may close the share sheet, which counts as an error.
              onClick={() => void navigator.share({ files: [picture.file] }).catch(() => {})}
            >
              {strings.shareImage}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface Picture {
  url: string;
  file: File;
}

function usePicture(blob: Blob | undefined): Picture | undefined {
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    setPicture(undefined);
    if (!blob) {
      return;
    }
    let isCurrent = true;
    let url: string | undefined;
    toPng(blob).then(
      (png) => {
        if (isCurrent) {
          url = URL.createObjectURL(png);
          setPicture({ url, file: new File([png], FILE_NAME, { type: "image/png" }) });
        }
      },
      // Without a picture the code can still be scanned or captured from the screen.
      () => {},
    );
    return () => {
      isCurrent = false;
      if (url) {
        URL.revokeObjectURL(url);
      }
    };
  }, [blob]);
  return picture;
}

function canShare(file: File): boolean {
  return typeof navigator.canShare === "function" && navigator.canShare({ files: [file] });
}
