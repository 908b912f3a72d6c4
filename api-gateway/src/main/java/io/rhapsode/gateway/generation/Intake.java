package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.Admission;
import io.rhapsode.events.generation.AdmitGeneration;
import io.rhapsode.events.generation.CountUnderWay;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.KeepTitle;
import io.rhapsode.events.generation.UnderWayView;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.idempotency.Attempt;
import io.rhapsode.gateway.limit.GenerationsUnderWay;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.storage.StoredObjects;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Begins generations: the text goes to the object store, what can never work is refused, the title is kept apart, and the request is made. A refusal leaves
 * nothing behind.
 */
@Component
class Intake {

    private final Sender sender;
    private final StoredObjects objects;
    private final GenerationFinder finder;
    private final GenerationsUnderWay underWay;
    private final CreditCover cover;
    private final QuoteOffice quotes;
    private final NamedVoice voices;
    private final Clock clock;

    Intake(
            Sender sender,
            StoredObjects objects,
            GenerationFinder finder,
            GenerationsUnderWay underWay,
            CreditCover cover,
            QuoteOffice quotes,
            NamedVoice voices,
            Clock clock) {
        this.voices = voices;
        this.cover = cover;
        this.quotes = quotes;
        this.sender = sender;
        this.underWay = underWay;
        this.objects = objects;
        this.finder = finder;
        this.clock = clock;
    }

    /** Has a text spoken that is new. */
    Mono<AcceptedGeneration> speak(Requester requester, Attempt attempt, GenerationForm form, GenerationKind kind) {
        return voices.lookUp(requester, form.order()).flatMap(order -> speakAs(order, requester, attempt, form, kind));
    }

    private Mono<AcceptedGeneration> speakAs(
            SpeechOrder order, Requester requester, Attempt attempt, GenerationForm form, GenerationKind kind) {
        byte[] text = new KeptText(form.text(), form.around()).written().getBytes(StandardCharsets.UTF_8);
        var draft = new Draft(
                attempt.generationId(),
                requester.tenant(),
                form.projectId(),
                kind,
                form.title(),
                SourceText.characters(form.text()),
                order,
                null,
                1,
                form.quoteId());
        Mono<AcceptedGeneration> begin = begin(requester, draft, objects.put(draft.textKey(), text));
        return attempt.keyed() ? unlessKnown(requester, draft, text, begin) : begin;
    }

    /** Has the text of a generation spoken anew. */
    Mono<AcceptedGeneration> speakAgain(
            Requester requester, Attempt attempt, GenerationView source, RegenerationForm form) {
        ObjectKey text = source.textKey();
        if (source.erased() || text == null) {
            return Mono.error(textErased());
        }
        return voices.lookUp(requester, form.change().apply(source.order()))
                .flatMap(order -> speakAgainAs(order, requester, attempt, source, text, form));
    }

    private Mono<AcceptedGeneration> speakAgainAs(
            SpeechOrder order,
            Requester requester,
            Attempt attempt,
            GenerationView source,
            ObjectKey text,
            RegenerationForm form) {
        var draft = new Draft(
                attempt.generationId(),
                requester.tenant(),
                source.projectId(),
                source.kind(),
                form.title() == null ? source.title() : form.title(),
                source.characters(),
                order,
                source.generationId(),
                source.take() + 1,
                null);
        return begin(
                requester,
                draft,
                objects.copy(text, draft.textKey()).onErrorMap(NoSuchFileException.class, e -> textErased()));
    }

    private Mono<AcceptedGeneration> begin(Requester requester, Draft draft, Mono<Void> keepText) {
        return underWay.admit(requester.tenant(), most -> count(requester, most))
                .then(Mono.defer(() -> beginAdmitted(requester, draft, keepText)));
    }

    private Mono<Integer> count(Requester requester, int most) {
        return sender.ask(requester, new CountUnderWay(requester.tenant(), most), UnderWayView.class)
                .map(UnderWayView::generations);
    }

    private Mono<AcceptedGeneration> beginAdmitted(Requester requester, Draft draft, Mono<Void> keepText) {
        return keepText.then(admit(requester, draft))
                .flatMap(admission -> quotes.price(requester, admission, draft.quoteId())
                        .flatMap(due -> cover.demand(requester, due))
                        .thenReturn(admission))
                .onErrorResume(failure -> discard(requester, draft).then(Mono.error(failure)))
                .flatMap(admission -> keepTitle(requester, draft)
                        .then(sender.send(requester, draft.request(admission, requester.caller())))
                        // only a refusal is certain: after any other failure the generation may have begun
                        .onErrorResume(
                                RejectedException.class,
                                refusal -> discard(requester, draft).then(Mono.error(refusal)))
                        .thenReturn(accepted(draft, admission)));
    }

    /**
     * An id that follows from a key may have been used before this node can remember. Then nothing of that generation may be replaced, and the aggregate says
     * whether it is the same request.
     */
    private Mono<AcceptedGeneration> unlessKnown(
            Requester requester, Draft draft, byte[] text, Mono<AcceptedGeneration> begin) {
        return finder.look(requester, draft.id())
                .flatMap(known -> known.erased()
                        ? Mono.<AcceptedGeneration>error(new RejectedException(
                                Rejection.GENERATION_ERASED, "What this key created has been erased."))
                        : askAgain(requester, draft, text, known))
                .switchIfEmpty(begin);
    }

    private Mono<AcceptedGeneration> askAgain(Requester requester, Draft draft, byte[] text, GenerationView known) {
        return objects.holds(draft.textKey(), text)
                .filter(same -> same)
                .switchIfEmpty(Mono.error(Intake::keyReused))
                .then(admit(requester, draft))
                .flatMap(admission -> sender.send(requester, draft.request(admission, requester.caller()))
                        .onErrorMap(
                                e -> e instanceof RejectedException refusal
                                        && refusal.rejection() == Rejection.ALREADY_EXISTS,
                                e -> keyReused())
                        .thenReturn(accepted(draft, admission, known)));
    }

    private Mono<Admission> admit(Requester requester, Draft draft) {
        return sender.ask(
                        requester,
                        new AdmitGeneration(requester.tenant(), draft.textKey(), draft.order()),
                        Admission.class)
                .onErrorMap(RejectedException.class, refusal -> Pointers.at(refusal, draft.order()));
    }

    private Mono<Void> keepTitle(Requester requester, Draft draft) {
        return draft.title() == null
                ? Mono.empty()
                : sender.send(requester, new KeepTitle(draft.tenant(), draft.id(), draft.title()));
    }

    private Mono<Void> discard(Requester requester, Draft draft) {
        Mono<Void> words = draft.title() == null
                ? Mono.empty()
                : sender.send(requester, new ForgetWords(draft.tenant(), draft.id()));
        return words.then(objects.delete(draft.textKey())); // what is left after a crash is found by its text
    }

    private AcceptedGeneration accepted(Draft draft, Admission admission) {
        return AcceptedGeneration.of(draft.id(), clock.instant().plusMillis(admission.estimatedMillis()));
    }

    /** It has been under way for a while, or is over. */
    private AcceptedGeneration accepted(Draft draft, Admission admission, GenerationView known) {
        Instant end = known.completedAt() == null ? known.estimatedCompletionAt() : known.completedAt();
        return end == null ? accepted(draft, admission) : AcceptedGeneration.of(draft.id(), end);
    }

    private static ProblemException keyReused() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for another request, some time ago.");
    }

    private static RejectedException textErased() {
        return new RejectedException(Rejection.TEXT_ERASED, "The text of the generation was erased.");
    }
}
