package io.rhapsode.gateway.facade.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.facade.ListModels;
import io.rhapsode.events.facade.ModelsView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Models as OpenAI's clients list them. */
@RestController
@Tag(name = "OpenAI's shape")
class ModelController {

    private static final String ALL = OpenAiPaths.ROOT + "/models";

    private final Sender sender;

    ModelController(Sender sender) {
        this.sender = sender;
    }

    @GetMapping(path = ALL, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Names of models that mean something here",
            description = "Those of the providers, auto and its kinds, and aliases. Any other name works too.")
    Mono<Models> list(Requester requester) {
        return models(requester).map(models -> new Models("list", models));
    }

    @GetMapping(path = ALL + "/{model}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One of them")
    Mono<Model> find(Requester requester, @PathVariable String model) {
        return models(requester)
                .map(models -> models.stream()
                        .filter(known -> known.id().equals(model))
                        .findFirst()
                        .orElseThrow(() -> new RejectedException(
                                Rejection.MODEL_NOT_FOUND, "The model does not stand in the list.")));
    }

    private Mono<List<Model>> models(Requester requester) {
        return sender.ask(requester, new ListModels(), ModelsView.class)
                .map(view -> view.models().stream().map(Model::of).distinct().toList());
    }

    @Schema(name = "OpenAiModels")
    record Models(@Schema(example = "list") String object, List<Model> data) {}

    /** @param created nobody knows when */
    @Schema(name = "OpenAiModel")
    record Model(
            String id,
            @Schema(example = "model") String object,
            long created,
            @JsonProperty("owned_by") String ownedBy) {

        static Model of(ModelsView.Model model) {
            return new Model(
                    model.name(),
                    "model",
                    0,
                    model.provider() == null ? "rhapsode" : model.provider().value());
        }
    }
}
