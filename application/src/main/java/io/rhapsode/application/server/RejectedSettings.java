package io.rhapsode.application.server;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Says which setting cannot be used, where it stands and why; but not what it is, as Spring would, since it may be a key. */
@Order(0) // before Spring's own
public final class RejectedSettings extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return new FailureAnalysis(sentence(cause), "Change it, and start again.", cause);
    }

    /** One line of a failure that is one of settings. */
    public static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException rejected) {
                return Optional.of(sentence(rejected));
            }
        }
        return Optional.empty();
    }

    private static String sentence(BindException rejected) {
        return rejected.getCause() instanceof BindValidationException invalid
                ? invalid.getValidationErrors().getAllErrors().stream()
                        .map(error -> sentence(invalid.getValidationErrors().getName(), error))
                        .sorted()
                        .collect(Collectors.joining("; "))
                : sentence(rejected.getName().toString(), Origin.from(rejected.getProperty()), innermost(rejected));
    }

    private static String sentence(ConfigurationPropertyName prefix, ObjectError error) {
        String name = error instanceof FieldError field ? prefix + "." + field.getField() : prefix.toString();
        return sentence(name, Origin.from(error), String.valueOf(error.getDefaultMessage()));
    }

    private static String sentence(String name, @Nullable Origin origin, String reason) {
        return origin == null ? name + ": " + reason : "%s (%s): %s".formatted(name, origin, reason);
    }

    private static String innermost(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
