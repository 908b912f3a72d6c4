package io.rhapsode.application.reading;

import io.rhapsode.query.credit.CreditProjection;
import io.rhapsode.query.generation.GenerationProjection;
import io.rhapsode.query.usage.UsageProjection;
import io.rhapsode.query.voice.VoiceProjection;
import java.util.List;

/** The processors that only build what is read. They are named, for Axon takes every handler that says nothing for one that can be replayed. */
public final class Projections {

    public static final List<String> NAMES =
            List.of(GenerationProjection.GROUP, CreditProjection.GROUP, UsageProjection.GROUP, VoiceProjection.GROUP);

    private Projections() {}
}
