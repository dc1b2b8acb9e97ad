package io.pointbook.ledger.couponing;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.coupon.CouponCode;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.ProgrammeOf;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Phrasebook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Tells a coupon's story: the rule and the receipt that brought it, and every step since. */
public final class CouponExplanations {
    private final AccountDoor door;
    private final ProgrammeSource programmes;

    public CouponExplanations(AccountDoor door, ProgrammeSource programmes) {
        this.door = door;
        this.programmes = programmes;
    }

    /**
     * The decision that issued a coupon.
     *
     * @param receipt with which it came, if one brought it
     */
    record Issue(CouponGrant grant, @Nullable String receipt) {}

    CouponExplanation explain(String code, Language language) throws Exception {
        return door.read(transaction -> {
            var row = CouponCode.canBe(code) ? CouponRow.ofCode(transaction.connection(), code) : null;
            if (row == null) {
                throw CouponRefusals.unknownCoupon();
            }
            var words = new Phrasebook(language, zone(transaction.connection(), row));
            var answer = CouponAnswer.at(row, door.now());
            var story = new CouponWords(answer, row.benefit(), issue(row.couponId()), words);
            var telling = story.tell(events(row.couponId()));
            return new CouponExplanation(
                    answer,
                    language.tag(),
                    words.zone().getId(),
                    telling.sentence(),
                    telling.sentences(),
                    story.tree());
        });
    }

    private ZoneId zone(Connection connection, CouponRow row) throws SQLException {
        return row.memberId() == null
                ? ZoneId.of("UTC")
                : ProgrammeOf.zone(connection, door, programmes, row.memberId(), row.issuedAt());
    }

    private List<CouponEvent> events(String couponId) {
        var aggregate = CouponIds.aggregate(couponId);
        return door.events().streams(List.of(aggregate)).getOrDefault(aggregate, List.of()).stream()
                .map(DomainEventMessage::getPayload)
                .map(CouponEvent.class::cast)
                .toList();
    }

    private @Nullable Issue issue(String couponId) {
        var origin = CouponIds.origin(couponId);
        if (origin == null) {
            return null;
        }
        for (DomainEventMessage<?> message : door.events().byIds(List.of(origin.eventId()))) {
            var grants =
                    switch (message.getPayload()) {
                        case ReceiptPosted posted -> posted.coupons();
                        case OccasionPosted posted -> posted.coupons();
                        default -> null;
                    };
            if (grants != null && origin.number() >= 1 && origin.number() <= grants.size()) {
                var receipt = message.getPayload() instanceof ReceiptPosted posted
                        ? posted.receiptId().toString()
                        : null;
                return new Issue(grants.get(origin.number() - 1), receipt);
            }
        }
        return null;
    }
}
