package io.rhapsode.worker.audio;

import org.jspecify.annotations.Nullable;

/** Working on audio failed. The code may be shown to anyone; the message may quote ffmpeg and is for the operator's log only. */
public final class AudioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Code {
        /** There is no ffmpeg here that can do what is needed. */
        TOOL_MISSING,
        /** ffmpeg refused or broke off. */
        TOOL_FAILED,
        /** ffmpeg, or the storage it was fed from, stood still for too long. */
        STALLED,
        /** No room for the file. */
        DISK_FULL,
        /** The store of the parts cannot be asked just now. */
        STORE_UNAVAILABLE,
        /** A part could not be read, or is shorter than it says. */
        PART_UNREADABLE,
        /** A part is not canonical WAV. */
        PART_NOT_CANONICAL,
        /** A part has another rate than the file was begun with. */
        RATE_CHANGED,
        /** The parts hold not one sample. */
        NOTHING_TO_MERGE,
        /** The live encoder was closed, by its listener or by us. */
        CLOSED
    }

    private final Code code;

    public AudioException(Code code, String message) {
        this(code, message, null);
    }

    AudioException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
