package io.rhapsode.application;

import io.rhapsode.application.cli.RhapsodeCommand;

/** The way in: what the jar starts. */
public final class Rhapsode {

    private Rhapsode() {}

    public static void main(String... arguments) {
        RhapsodeCommand.main(arguments);
    }
}
