package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;

/** What an account is asked, or says, of a generation. */
public interface AboutGeneration {

    GenerationId generationId();
}
