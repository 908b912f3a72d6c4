package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;

/** Query for the {@link EstimateView} of a text that is in the object store. Refused where it can never work. */
public record EstimateGeneration(TenantId tenant, ObjectKey textKey, SpeechOrder order) {}
