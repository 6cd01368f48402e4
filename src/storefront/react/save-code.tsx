import { useEffect, useState } from "react";

import { isIos } from "../../domain/is-ios";
import { type Strings } from "../../shopper-texts";
import { toPng } from "./to-png";

const FILE_NAME = "atome-qr.png";

interface SaveCodeProps {
  /** The code's image, once it is loaded. */
  blob: Blob | undefined;
  strings: Strings;
}

/**
 * For a shopper whose only phone shows this page: the Atome app reads the code from its photos. What
 * gets it there depends on the device, and only that is offered and explained.
 */
export function SaveCode({ blob, strings }: SaveCodeProps) {
  const picture = usePicture(blob);
  const isApple =
    typeof navigator !== "undefined" && isIos(navigator.userAgent, navigator.maxTouchPoints);
  const isShareable = picture !== undefined && canShare(picture.file);
  const share = (label: string, kind = "") =>
    picture && (
      <button
        type="button"
        className={`atome-qr__button${kind}`}
        data-testid="atome-qr-share"
        // The shopper may close the share sheet, which counts as an error.
        onClick={() => void navigator.share({ files: [picture.file] }).catch(() => {})}
      >
        {label}
      </button>
    );
  return (
    <div className="atome-qr__same-phone">
      {picture && (isShareable || !isApple) && (
        <p className="atome-qr__actions">
          {!isApple && (
            <a
              className={`atome-qr__button${PRIMARY}`}
              data-testid="atome-qr-save"
              href={picture.url}
              download={FILE_NAME}
            >
              {strings.saveImage}
            </a>
          )}
          {isShareable &&
            (isApple ? share(strings.saveOrShare, PRIMARY) : share(strings.shareImage))}
        </p>
      )}
      <p className="atome-qr__same-phone-text">
        <strong className="atome-qr__same-phone-title">{strings.samePhone}</strong>{" "}
        {!isApple
          ? strings.samePhoneHelp
          : isShareable
            ? strings.samePhoneShare
            : strings.samePhoneHold}
      </p>
    </div>
  );
}

const PRIMARY = " atome-qr__button--primary";

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
