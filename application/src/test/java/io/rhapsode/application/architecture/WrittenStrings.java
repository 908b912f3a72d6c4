package io.rhapsode.application.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The strings a class was written with, read from its constant pool, where SQL stands however it is put together. */
public final class WrittenStrings {

    private WrittenStrings() {}

    public static ArchCondition<JavaClass> notMatch(Pattern forbidden, String what) {
        return new ArchCondition<>("not name " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents violations) {
                for (String written : of(type)) {
                    if (forbidden.matcher(written).find()) {
                        violations.add(SimpleConditionEvent.violated(
                                type, "%s names %s: \"%s\"".formatted(type.getName(), what, written.strip())));
                    }
                }
            }
        };
    }

    private static List<String> of(JavaClass type) {
        var source = type.getSource()
                .orElseThrow(() -> new IllegalStateException("no class file for " + type.getName()))
                .getUri();
        try (InputStream bytes = source.toURL().openStream()) {
            var pool = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
