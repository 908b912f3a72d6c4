package io.rhapsode.gateway.usage;

import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.usage.UsagePage;
import io.rhapsode.events.usage.UsageView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.Page;
import io.rhapsode.gateway.form.Paged;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a tenant has used, added up. */
@RestController
@Tag(name = "Usage")
class UsageController {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Sender sender;
    private final Clock clock;

    UsageController(Sender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/usage", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What was used, newest day first",
            description =
                    "Sums of up to 366 days of UTC, told apart by what groupBy names: day where nothing is said. What it does not name is null in all items. Credits are those charged on a day, before refunds; the cost is what providers charge, of work thrown away too.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "first day; the 30th of the last ones if it is left out",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "last day; today if it is left out",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "groupBy",
            in = ParameterIn.QUERY,
            description = "some of day, provider, project, apiKey, with commas between them",
            schema = @Schema(type = "string", defaultValue = "day"))
    @Paged
    @Refuses(ProblemType.CURSOR_INVALID)
    Mono<Page<UsageItem>> usage(
            Requester requester, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return sender.ask(requester, UsageForm.read(requester.tenant(), parameters, today), UsagePage.class)
                .onErrorMap(IllegalArgumentException.class, Page::cursorInvalid)
                .map(page -> Page.of(page.items(), UsageItem::of, page.nextCursor()));
    }

    /**
     * What was used by one group.
     *
     * @param generations delivered
     * @param credits charged
     * @param characters delivered as speech
     */
    record UsageItem(
            @Nullable LocalDate day,
            @Nullable ProviderId provider,
            @Nullable ProjectId projectId,
            @Nullable ActorId apiKey,
            long generations,
            long credits,
            long characters,
            double audioSeconds,
            long costMicros) {

        static UsageItem of(UsageView view) {
            return new UsageItem(
                    view.day(),
                    view.provider(),
                    view.projectId(),
                    view.apiKey(),
                    view.generations(),
                    view.credits(),
                    view.characters(),
                    view.audioMillis() / MILLIS_PER_SECOND,
                    view.costMicros());
        }
    }
}
