package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FindTitle;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.TitleView;
import io.rhapsode.worker.audio.MasterSpec;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;

/** What a generation's file is to be, its title as it is kept now. */
final class MasterSpecs {

    private static final long QUERY_LIMIT_SECONDS = 10;

    private final QueryGateway queries;

    MasterSpecs(QueryGateway queries) {
        this.queries = queries;
    }

    MasterSpec of(GenerationRequested requested, String language) throws Exception {
        TitleView title = queries.query(new FindTitle(requested.tenantId(), requested.generationId()), TitleView.class)
                .get(QUERY_LIMIT_SECONDS, TimeUnit.SECONDS);
        return new MasterSpec(requested.order().audio(), new MasterSpec.Tags(title.title(), language));
    }
}
