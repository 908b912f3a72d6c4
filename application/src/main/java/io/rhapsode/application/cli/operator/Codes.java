package io.rhapsode.application.cli.operator;

import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.generation.Charging;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words of a list, for help and completion. */
abstract class Codes implements Iterable<String> {

    private final List<String> codes;

    private <E> Codes(E[] values, Function<E, String> code) {
        this.codes = Stream.of(values).map(code).toList();
    }

    @Override
    public Iterator<String> iterator() {
        return codes.iterator();
    }

    static final class GrantReasons extends Codes {
        GrantReasons() {
            super(GrantReason.values(), GrantReason::code);
        }
    }

    static final class AdjustmentReasons extends Codes {
        AdjustmentReasons() {
            super(AdjustmentReason.values(), AdjustmentReason::code);
        }
    }

    static final class RefundReasons extends Codes {
        RefundReasons() {
            super(RefundReason.values(), RefundReason::code);
        }
    }

    static final class FreezeReasons extends Codes {
        FreezeReasons() {
            super(FreezeReason.values(), FreezeReason::code);
        }
    }

    static final class LotKinds extends Codes {
        LotKinds() {
            super(LotKind.values(), LotKind::code);
        }
    }

    static final class Chargings extends Codes {
        Chargings() {
            super(Charging.values(), Charging::code);
        }
    }
}
