package io.rhapsode.events.storage;

import java.io.IOException;

/** The store cannot be asked just now, or does not let us in. It says nothing about any object; the same call may succeed later. */
public final class StorageUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
