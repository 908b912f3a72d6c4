package io.rhapsode.application.cli.doctor;

import java.util.Locale;

/** How bad something is. */
enum Level {
    OK,
    /** It works, or will, but not as well as it could. */
    WARN,
    /** With this a server does not start, or cannot speak. */
    FAIL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
