package io.rhapsode.application.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** NullAway looks only into marked packages, so a forgotten mark would switch it off without a word. */
public final class NullMarkedPackage {

    private NullMarkedPackage() {}

    public static ArchCondition<JavaClass> surroundThem() {
        return new ArchCondition<>("lie in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents violations) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    violations.add(SimpleConditionEvent.violated(
                            type, type.getName() + ": " + type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
