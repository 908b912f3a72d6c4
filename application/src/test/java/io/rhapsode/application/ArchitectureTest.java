package io.rhapsode.application;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rhapsode.application.architecture.Features;
import io.rhapsode.application.architecture.NullMarkedPackage;
import io.rhapsode.application.architecture.WrittenStrings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The star, held: who may know whom, and what has no place where. */
@AnalyzeClasses(packages = "io.rhapsode", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /**
     * Who may use which other feature of the same side; whatever is not listed meets through events only. What lies directly
     * in a side's own package belongs to no feature: it may be used by all of them and uses none.
     */
    private static final Map<String, Set<String>> ALLOWED_BETWEEN_FEATURES = Map.ofEntries(
            // The task handlers of a generation drive all the tools.
            entry(
                    "worker.generation",
                    Set.of(
                            "worker.audio",
                            "worker.group",
                            "worker.identity",
                            "worker.price",
                            "worker.queue",
                            "worker.routing",
                            "worker.speech",
                            "worker.spoken",
                            "worker.storage",
                            "worker.text")),
            // What many write at once, they write together.
            entry("worker.queue", Set.of("worker.group")),
            entry("worker.storage", Set.of("worker.group")),
            // What a provider takes is a size of text, and a price; what it gives is checked as audio.
            entry("worker.speech", Set.of("worker.audio", "worker.price", "worker.text")),
            // Providers are put in order for a text that was analysed; its hash needs the tenant's key.
            entry("worker.routing", Set.of("worker.identity", "worker.price", "worker.speech", "worker.text")),
            // What nodes tell each other is of the providers; each goes by the name that it has in the queue.
            entry("worker.cluster", Set.of("worker.queue", "worker.speech")),
            // Voices are those of the providers; a sample is spoken and mastered like any text.
            entry(
                    "worker.voice",
                    Set.of("worker.audio", "worker.group", "worker.price", "worker.queue", "worker.speech")),
            // A model is asked about a tenant's text only where that tenant lets it, and once about the same.
            entry("worker.text", Set.of("worker.identity")),
            // What a client's names mean depends on what the providers have.
            entry("worker.facade", Set.of("worker.speech")),
            // A spoken chunk is found again by the complete request to the provider; one that nobody knows of, by its
            // place in the store.
            entry("worker.spoken", Set.of("worker.group", "worker.identity", "worker.speech", "worker.storage")),
            // A tenant's stream tells what its account does among what its generations do.
            entry("query.generation", Set.of("query.credit")),
            // Every call of the API is read, sent on, perhaps repeated, perhaps refused; some give files or go on for
            // long.
            entry(
                    "gateway.generation",
                    Set.of(
                            "gateway.form",
                            "gateway.idempotency",
                            "gateway.limit",
                            "gateway.messaging",
                            "gateway.problem",
                            "gateway.storage")),
            // Behind every door stands a generation.
            entry(
                    "gateway.facade",
                    Set.of("gateway.form", "gateway.generation", "gateway.messaging", "gateway.problem")),
            entry("gateway.credit", Set.of("gateway.form", "gateway.messaging", "gateway.problem")),
            entry("gateway.speech", Set.of("gateway.form", "gateway.messaging", "gateway.problem")),
            entry("gateway.usage", Set.of("gateway.form", "gateway.messaging", "gateway.problem")),
            entry("gateway.voice", Set.of("gateway.form", "gateway.messaging", "gateway.problem", "gateway.storage")),
            entry("gateway.idempotency", Set.of("gateway.form", "gateway.problem")),
            entry("gateway.form", Set.of("gateway.problem")),
            entry("gateway.limit", Set.of("gateway.problem")),
            entry("gateway.messaging", Set.of("gateway.problem")),
            entry("gateway.openapi", Set.of("gateway.problem")),
            entry("gateway.security", Set.of("gateway.problem")),
            entry("gateway.storage", Set.of("gateway.problem")));

    private static final Pattern AXONS_TABLES = Pattern.compile(
            "\\b(domainevententry|snapshotevententry|tokenentry|sagaentry|associationvalueentry|deadletterentry)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Sagas stand in our database with any event store; decision 22 says why they are written by a store of ours. */
    private static final String WRITES_SAGAS = "io.rhapsode.application.axon.SagaRows";

    private static final Pattern TABLES_OF_THE_LOG = Pattern.compile(
            "\\b(domainevententry|snapshotevententry|tokenentry|deadletterentry)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHAT_PEOPLE_TYPED =
            Pattern.compile("\\b(from|into|update|join|table)\\s+personal_\\w+", Pattern.CASE_INSENSITIVE);

    @ArchTest
    static final ArchRule theMessagesImportNothingButTheirAnnotations = classes()
            .that()
            .resideInAPackage("io.rhapsode.events..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.rhapsode.events..",
                            "java..",
                            "org.jspecify..",
                            "org.reactivestreams..",
                            "com.fasterxml.jackson.annotation..")
                    .or(type(org.axonframework.modelling.command.TargetAggregateIdentifier.class))
                    .or(type(org.axonframework.commandhandling.RoutingKey.class))
                    .or(type(org.axonframework.serialization.Revision.class)));

    @ArchTest
    static final ArchRule aggregatesKnowOnlyTheMessages = knowsOnlyTheMessages("io.rhapsode.command..");

    @ArchTest
    static final ArchRule projectionsKnowOnlyTheMessages = knowsOnlyTheMessages("io.rhapsode.query..");

    @ArchTest
    static final ArchRule processManagersKnowOnlyTheMessages = knowsOnlyTheMessages("io.rhapsode.saga..");

    @ArchTest
    static final ArchRule workersKnowOnlyTheMessages = knowsOnlyTheMessages("io.rhapsode.worker..");

    @ArchTest
    static final ArchRule theGatewayKnowsOnlyTheMessages = knowsOnlyTheMessages("io.rhapsode.gateway..");

    @ArchTest
    static final ArchRule featuresMeetThroughEvents = classes().should(Features.meetOnlyAsIn(ALLOWED_BETWEEN_FEATURES));

    @ArchTest
    static final ArchRule theDomainIsPlainJava = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("io.rhapsode..domain..", "io.rhapsode.events..", "java..", "org.jspecify.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theDomainDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theDomainAsksNeitherTheClockNorChance = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat(type(Clock.class).or(type(SecureRandom.class)).or(type(ThreadLocalRandom.class)))
            .orShould(accessTargetWhere(
                    describe("answers differently each time it is asked", ArchitectureTest::differsEachTime)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyAxonReadsAndWritesItsTables = classes()
            .that()
            .doNotHaveFullyQualifiedName(WRITES_SAGAS)
            .should(WrittenStrings.notMatch(AXONS_TABLES, "Axon's tables"));

    @ArchTest
    static final ArchRule ourStoreOfSagasLeavesTheLogAlone = classes()
            .that()
            .haveFullyQualifiedName(WRITES_SAGAS)
            .should(WrittenStrings.notMatch(TABLES_OF_THE_LOG, "the tables of the log"));

    @ArchTest
    static final ArchRule onlyTheReadingSideSeesWhatPeopleTyped = classes()
            .that()
            .resideOutsideOfPackage("io.rhapsode.query..")
            .should(WrittenStrings.notMatch(WHAT_PEOPLE_TYPED, "the rows that hold what people typed"));

    @ArchTest
    static final ArchRule timeIsAnInstant = noClasses().should().dependOnClassesThat(type(Date.class));

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages("io.rhapsode.application.cli..", "io.rhapsode.benchmark..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule aClassIsNamedForWhatItIs =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base)(\\$.*)?");

    @ArchTest
    static final ArchRule nullIsAskedAboutEverywhere = classes().should(NullMarkedPackage.surroundThem());

    private static ArchRule knowsOnlyTheMessages(String side) {
        return noClasses()
                .that()
                .resideInAPackage(side)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.rhapsode..").and(not(resideInAnyPackage(side, "io.rhapsode.events.."))));
    }

    private static boolean differsEachTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return switch (name) {
            case "now" -> owner.getPackageName().startsWith("java.time");
            case "random" -> owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
            case "randomUUID" -> owner.isEquivalentTo(UUID.class);
            case "currentTimeMillis", "nanoTime", "getenv", "getProperty" -> owner.isEquivalentTo(System.class);
            case "<init>" -> // without a seed
                (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class))
                        && access.getTarget().getFullName().endsWith("()");
            default -> false;
        };
    }
}
