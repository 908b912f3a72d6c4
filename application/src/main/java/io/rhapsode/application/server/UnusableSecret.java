package io.rhapsode.application.server;

/** A secret that should stand in a file and cannot be had. Says which variable and what to do, and nothing of what is in the file. No server starts with it. */
public final class UnusableSecret extends RuntimeException {

    UnusableSecret(String sentence) {
        super(sentence);
    }

    /** What is wrong, and what to do about it. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
