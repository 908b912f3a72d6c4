package io.rhapsode.gateway.generation;

import io.rhapsode.gateway.form.Fields;

/** How far somebody listened. */
record PlaybackForm(long playedMillis, boolean completed) {

    /** A month; no file is longer. */
    private static final double MAX_SECONDS = 30 * 24 * 3600.0;

    static PlaybackForm read(Fields body) {
        if (!body.has("playedSeconds")) {
            body.faults().add("/playedSeconds", "is missing");
        }
        var form = new PlaybackForm(
                Math.round(body.number("playedSeconds", 0, MAX_SECONDS, 0) * 1000), body.flag("completed", false));
        body.nothingElse();
        return form;
    }
}
