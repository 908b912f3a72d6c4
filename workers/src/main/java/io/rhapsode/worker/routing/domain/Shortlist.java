package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.ExclusionReason;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The models of one provider, of which each rule may leave fewer. The first that leaves none is the reason why the provider is out; what comes behind it is not asked. */
final class Shortlist {

    private List<OfferedModel> left;
    private @Nullable ExclusionReason reason;

    Shortlist(List<OfferedModel> models) {
        this.left = models;
    }

    /** A rule about the provider: all its models or none. */
    Shortlist unless(ExclusionReason why, BooleanSupplier out) {
        return only(why, reason == null && out.getAsBoolean() ? model -> false : model -> true);
    }

    /** A rule about each model. */
    Shortlist only(ExclusionReason why, Predicate<OfferedModel> stays) {
        if (reason == null) {
            left = left.stream().filter(stays).toList();
            reason = left.isEmpty() ? why : null;
        }
        return this;
    }

    /** Those that are left; none where there is a reason. */
    List<OfferedModel> models() {
        return left;
    }

    Optional<ExclusionReason> reason() {
        return Optional.ofNullable(reason);
    }
}
