package io.rhapsode.application.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The features of each side, and which of them may know which. A feature is named {@code side.feature}. */
public final class Features {

    private static final Pattern PACKAGE =
            Pattern.compile("io\\.rhapsode\\.(?<side>command|query|saga|worker|gateway)(\\.(?<feature>\\w+))?.*");

    private record Place(String side, Optional<String> feature) {
        String name() {
            return feature.map(name -> side + "." + name).orElse(side);
        }
    }

    private Features() {}

    public static ArchCondition<JavaClass> meetOnlyAsIn(Map<String, Set<String>> allowed) {
        return new ArchCondition<>("use another feature of their side only where the matrix allows it") {
            @Override
            public void check(JavaClass user, ConditionEvents violations) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    if (isForbidden(place(dependency.getOriginClass()), place(dependency.getTargetClass()), allowed)) {
                        violations.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isForbidden(Optional<Place> from, Optional<Place> to, Map<String, Set<String>> allowed) {
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        Place user = from.get();
        Place used = to.get();
        boolean meets = user.side().equals(used.side()) && used.feature().isPresent() && !user.equals(used);
        return meets && !allowed.getOrDefault(user.name(), Set.of()).contains(used.name());
    }

    private static Optional<Place> place(JavaClass type) {
        Matcher name = PACKAGE.matcher(type.getBaseComponentType().getPackageName());
        return name.matches()
                ? Optional.of(new Place(name.group("side"), Optional.ofNullable(name.group("feature"))))
                : Optional.empty();
    }
}
