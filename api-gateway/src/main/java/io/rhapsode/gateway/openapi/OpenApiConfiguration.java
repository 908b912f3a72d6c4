package io.rhapsode.gateway.openapi;

import io.rhapsode.gateway.RequestId;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.problem.Problem;
import io.rhapsode.gateway.problem.ProblemShape;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** What holds for every call, said once. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String API_KEY = "apiKey";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Requester.class); // who asks is known from the key
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Rhapsode")
                                .version("1")
                                .description(
                                        "Turns text into finished speech. Every answer has an X-Request-Id; every problem is a problem detail as of RFC 9457."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY));
    }

    /** What every call can end in: a problem, or what another service would say. */
    @Bean
    OpenApiCustomizer problems(List<ProblemShape> shapes) {
        return document -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach(document.getComponents()::addSchemas);
            shapes.forEach(shape ->
                    ModelConverters.getInstance().readAll(shape.body()).forEach(document.getComponents()::addSchemas));
            document.getPaths().forEach((path, calls) -> {
                ApiResponse failure = shapes.stream()
                        .filter(shape -> shape.holdsFor(path))
                        .findFirst()
                        .map(OpenApiConfiguration::told)
                        .orElseGet(() -> problem("A problem"));
                calls.readOperations().forEach(call -> describe(call, failure));
            });
        };
    }

    /** What a call can end in by itself, status by status, with the codes that a client tells them apart by. */
    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            AnnotatedElementUtils.findMergedRepeatableAnnotations(method.getMethod(), Refuses.class).stream()
                    .flatMap(refuses -> Arrays.stream(refuses.value()))
                    .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
                    .forEach((status, problems) -> operation
                            .getResponses()
                            .addApiResponse(String.valueOf(status), problem(described(problems))));
            return operation;
        };
    }

    private static String described(List<ProblemType> problems) {
        return problems.stream()
                .map(problem -> problem.code() + ": " + problem.title())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static void describe(Operation operation, ApiResponse failure) {
        operation.getResponses().addApiResponse(ApiResponses.DEFAULT, failure);
        operation
                .getResponses()
                .values()
                .forEach(response ->
                        response.addHeaderObject(RequestId.HEADER, new Header().schema(new StringSchema())));
    }

    private static ApiResponse told(ProblemShape shape) {
        String name = ModelConverters.getInstance()
                .read(shape.body())
                .keySet()
                .iterator()
                .next();
        return failure("An error in the words of that service", "application/json", name);
    }

    private static ApiResponse problem(String description) {
        return failure(description, "application/problem+json", "Problem");
    }

    private static ApiResponse failure(String description, String mediaType, String schema) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                mediaType,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema))));
    }
}
