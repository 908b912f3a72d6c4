package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.CHARACTERS;
import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.OTHER_TENANT;
import static io.rhapsode.command.generation.GenerationSamples.STUDIO;
import static io.rhapsode.command.generation.GenerationSamples.TENANT;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.candidate;
import static io.rhapsode.command.generation.GenerationSamples.merge;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.plan;
import static io.rhapsode.command.generation.GenerationSamples.planAt;
import static io.rhapsode.command.generation.GenerationSamples.request;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.Quote;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.generation.QuotedPrice;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.SpeechOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedGenerationTest {

    private static final Instant END = Instant.parse("2028-02-29T00:00:00Z");
    private static final QuoteId QUOTE = new QuoteId("quo_" + "q".repeat(26));

    /** Of the cloud, and of a local voice that costs less. */
    private static final QuotedPrice PRICE =
            new QuotedPrice(QUOTE, CLOUD.credits(), List.of(option(CLOUD), option(LOCAL)));

    private final GenerationFixture fixture = new GenerationFixture().at(END.minusMillis(1));

    private static QuotedPrice.Option option(Candidate candidate) {
        return new QuotedPrice.Option(candidate.provider(), candidate.voice(), candidate.credits());
    }

    private static Quote quote(TenantId tenant, String digest, SpeechOrder order) {
        return new Quote(tenant, digest, order, PRICE, END);
    }

    private void keepQuote() {
        fixture.quotes().keep(quote(TENANT, "c0ffee", order(null, false)));
    }

    private static RequestGeneration quotedRequest() {
        return request(order(null, false), QUOTE, null);
    }

    private static GenerationRequested quotedRequested() {
        return quotedRequested(false);
    }

    private static GenerationRequested quotedRequested(boolean planned) {
        return requested(PRICE, null, planned);
    }

    private static Candidate at(long credits, Candidate c) {
        return new Candidate(
                c.provider(),
                c.voice(),
                c.model(),
                c.features(),
                c.costMicros(),
                credits,
                c.creditsPer1k(),
                c.score(),
                c.probability(),
                c.ignoredSettings());
    }

    private void refused(Rejection rejection) {
        fixture.when(quotedRequest()).expectNoEvents().expectException(refusedAs(rejection));
    }

    @Test
    void theEventSaysWhatWasPromised() {
        keepQuote();
        fixture.when(quotedRequest()).expectEvents(quotedRequested());
    }

    @Test
    void aQuoteHasExpiredAtTheMomentItEnds() {
        keepQuote();
        fixture.at(END);
        refused(Rejection.QUOTE_EXPIRED);
    }

    @Test
    void aQuoteIsUsedOnce() {
        keepQuote();
        fixture.quotes().use(QUOTE, new GenerationId("gen_" + "b".repeat(26)));
        refused(Rejection.QUOTE_USED);
    }

    @Test
    void theGenerationThatUsedItMayTryAgain() {
        keepQuote();
        fixture.quotes().use(QUOTE, ID);
        fixture.at(END.plusSeconds(1)).when(quotedRequest()).expectEvents(quotedRequested());
    }

    @Test
    void theSameRequestAgainDoesNotNeedTheQuoteAnyMore() {
        fixture.given(quotedRequested())
                .when(quotedRequest())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameRequestWithoutTheQuoteIsAnother() {
        fixture.given(quotedRequested())
                .when(request())
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ALREADY_EXISTS));
    }

    @Test
    void theSameRequestWithAQuoteIsAnother() {
        fixture.given(requested())
                .when(quotedRequest())
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ALREADY_EXISTS));
    }

    @Test
    void nobodyKnowsAQuoteThatWasNotMade() {
        refused(Rejection.QUOTE_NOT_FOUND);
    }

    @Test
    void aQuoteOfAnotherTenantDoesNotExist() {
        fixture.quotes().keep(quote(OTHER_TENANT, "c0ffee", order(null, false)));
        refused(Rejection.QUOTE_NOT_FOUND);
    }

    @Test
    void aQuoteIsForOneText() {
        fixture.quotes().keep(quote(TENANT, "decaf", order(null, false)));
        refused(Rejection.QUOTE_MISMATCH);
    }

    @Test
    void aQuoteIsForOneOrder() {
        fixture.quotes().keep(quote(TENANT, "c0ffee", order(null, true)));
        refused(Rejection.QUOTE_MISMATCH);
    }

    @Test
    void noCandidateCostsMoreThanWasPromised() {
        fixture.given(quotedRequested())
                .when(plan(STUDIO, CLOUD, LOCAL))
                .expectEvents(analyzed(), routed(at(CLOUD.credits(), STUDIO), CLOUD, LOCAL), split());
    }

    @Test
    void noCandidateOfAPlanThatComesWithTheRequestCostsMoreThanWasPromised() {
        keepQuote();
        fixture.when(request(order(null, false), QUOTE, planAt(END.minusMillis(2), STUDIO, LOCAL)))
                .expectEvents(quotedRequested(true), analyzed(), routed(at(CLOUD.credits(), STUDIO), LOCAL), split());
    }

    @Test
    void aCandidateThatHasBecomeDearerCostsWhatItsOptionSaid() {
        Candidate dearer = candidate("local", 15, 100);
        fixture.given(quotedRequested())
                .when(plan(dearer))
                .expectEvents(analyzed(), routed(at(LOCAL.credits(), dearer)), split());
    }

    @Test
    void aCandidateThatHasBecomeCheaperCostsLess() {
        Candidate cheaper = candidate("cloud", 5, 200);
        fixture.given(quotedRequested()).when(plan(cheaper)).expectEvents(analyzed(), routed(cheaper), split());
    }

    @Test
    void theChargeIsWhatWasPromisedThoughTheSpeakerIsDearer() {
        fixture.given(quotedRequested(), analyzed(), routed(at(CLOUD.credits(), STUDIO)), split())
                .given((Object[]) allSpoken(STUDIO))
                .when(merge())
                .expectEvents(merged(CLOUD.credits()));
    }

    @Test
    void withoutAQuoteTheChargeIsThePriceOfTheSpeech() {
        fixture.given(requested(), analyzed(), routed(STUDIO), split())
                .given((Object[]) allSpoken(STUDIO))
                .when(merge())
                .expectEvents(merged(Math.ceilDiv(CHARACTERS * 40L, 1_000L)));
    }
}
