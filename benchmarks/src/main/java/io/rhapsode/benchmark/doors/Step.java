package io.rhapsode.benchmark.doors;

/** A part of the way from a request to the first byte of its sound. Each ends with the moment that it names. */
enum Step {
    PLANNED("request read, admitted and planned, text stored; GenerationRequested to TextSplit committed"),
    HELD("CreditsHeld committed"),
    ASKED("task for the speech, claim of the chunk; the provider is asked"),
    ANSWERED("the provider begins to answer"),
    SPOKEN("sound read, checked and stored; ChunkSynthesized committed"),
    HEARD("rendering; the client has the first byte");

    private final String what;

    Step(String what) {
        this.what = what;
    }

    @Override
    public String toString() {
        return what;
    }
}
