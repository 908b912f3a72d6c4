package io.rhapsode.application.server;

import io.rhapsode.worker.ServiceKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Says of a key that was refused which it is and why. Spring's own analysis would look it up and show it, though whoever refused it had hidden it. */
@Order(0) // before Spring's own
public final class HiddenSettings extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

    /** @return null for what is no secret: then Spring says it */
    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        return ServiceKey.HIDDEN.equals(cause.getValue())
                ? new FailureAnalysis(cause.getName() + ": " + cause.getReason(), "Change it, and start again.", cause)
                : null;
    }
}
