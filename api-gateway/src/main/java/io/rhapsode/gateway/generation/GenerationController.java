package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.FindChunks;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationPage;
import io.rhapsode.events.generation.RoutingView;
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
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows generations: where they stand, what they are made of, and why they are spoken by whom. */
@RestController
@Tag(name = "Generations")
class GenerationController {

    private final Sender sender;
    private final GenerationFinder finder;

    GenerationController(Sender sender, GenerationFinder finder) {
        this.sender = sender;
        this.finder = finder;
    }

    @GetMapping(path = GenerationPaths.ALL, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All generations, newest first", description = "Previews and erased ones are not among them.")
    @Paged
    @Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "projectId", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Refuses(ProblemType.CURSOR_INVALID)
    Mono<Page<GenerationResource>> list(
            Requester requester, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return sender.ask(requester, ListQuery.read(requester.tenant(), parameters), GenerationPage.class)
                .onErrorMap(IllegalArgumentException.class, Page::cursorInvalid)
                .map(page -> Page.of(page.items(), GenerationResource::of, page.nextCursor()));
    }

    @GetMapping(path = GenerationPaths.ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One generation", description = "Answers 410 once it is erased.")
    @Refuses({ProblemType.GENERATION_NOT_FOUND, ProblemType.GENERATION_ERASED})
    Mono<GenerationResource> show(Requester requester, @PathVariable String id) {
        return finder.present(requester, GenerationPaths.id(id)).map(GenerationResource::of);
    }

    @GetMapping(path = GenerationPaths.ONE + "/chunks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Its chunks, in order",
            description = "Offsets are Unicode code points of the text. All chunks come at once.")
    @Refuses(ProblemType.GENERATION_NOT_FOUND)
    Mono<Page<ChunksView.Chunk>> chunks(Requester requester, @PathVariable String id) {
        GenerationId generation = GenerationPaths.id(id);
        return finder.find(requester, generation)
                .then(sender.ask(requester, new FindChunks(requester.tenant(), generation), ChunksView.class))
                .map(chunks -> new Page<>(chunks.items(), null));
    }

    @GetMapping(path = GenerationPaths.ONE + "/routing", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Why it is spoken by whom",
            description = "Every candidate, everybody who was left out, and every reroute, each with its reason.")
    @Refuses(ProblemType.GENERATION_NOT_FOUND)
    Mono<RoutingResource> routing(Requester requester, @PathVariable String id) {
        GenerationId generation = GenerationPaths.id(id);
        return finder.find(requester, generation)
                .then(sender.ask(requester, new FindRouting(requester.tenant(), generation), RoutingView.class))
                .map(RoutingResource::of);
    }
}
