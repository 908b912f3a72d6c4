package io.rhapsode.application;

/** The way in: what the command line of the jar starts. */
public final class Rhapsode {

    private Rhapsode() {}

    public static void main(String... arguments) {}
}
