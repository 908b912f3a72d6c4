package io.rhapsode.events.storage;

/** What the objects of a tenant are. */
public enum ObjectKind {
    /** Source texts. */
    TEXT("texts"),
    /** Finished files, and what may be heard of them before they are paid. */
    AUDIO("audio"),
    /** Spoken chunks. */
    SPOKEN("spoken"),
    /** Pieces of live audio, which whoever reads one removes. */
    LIVE("live");

    private final String folder;

    ObjectKind(String folder) {
        this.folder = folder;
    }

    /** The segment of a key that says so. */
    public String folder() {
        return folder;
    }
}
