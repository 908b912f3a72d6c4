package io.rhapsode.application.cli.progress;

import io.rhapsode.application.cli.api.Progress;

/** For who does not want to know. */
final class NoDisplay implements ProgressDisplay {

    @Override
    public void show(Progress progress) {}

    @Override
    public void tick() {}

    @Override
    public void note(String sentence) {}

    @Override
    public void close() {}
}
