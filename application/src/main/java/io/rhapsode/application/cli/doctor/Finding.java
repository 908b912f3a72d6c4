package io.rhapsode.application.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param subject what, in a word or two, the same each time
 * @param found never a key, a password or anything a person typed into a request
 * @param advice what to do about it; null where nothing has to be done
 */
record Finding(
        String subject, Level level, String found, @Nullable String advice) {

    static Finding ok(String subject, String found) {
        return new Finding(subject, Level.OK, found, null);
    }

    static Finding warn(String subject, String found, String advice) {
        return new Finding(subject, Level.WARN, found, advice);
    }

    static Finding fail(String subject, String found, String advice) {
        return new Finding(subject, Level.FAIL, found, advice);
    }
}
