package io.pointbook.ledger.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.conflict.Conflicts;
import io.pointbook.ledger.couponing.CouponCodes;
import io.pointbook.ledger.couponing.CouponExplanations;
import io.pointbook.ledger.couponing.CouponLists;
import io.pointbook.ledger.couponing.Coupons;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.hold.Holds;
import io.pointbook.ledger.household.Households;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.ledger.member.Members;
import io.pointbook.ledger.member.Tags;
import io.pointbook.ledger.memberevent.MemberEvents;
import io.pointbook.ledger.paying.HoldCodes;
import io.pointbook.ledger.paying.ReturnOffers;
import io.pointbook.ledger.paying.Worths;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.ledger.posting.PostingMetrics;
import io.pointbook.ledger.prizedraw.PrizeDraws;
import io.pointbook.ledger.promotion.PromotionDifferences;
import io.pointbook.ledger.quote.Quotes;
import io.pointbook.ledger.rulebook.ProgrammeDesk;
import io.pointbook.ledger.rulebook.ProgrammeTransfer;
import io.pointbook.ledger.rulebook.Rulebook;
import io.pointbook.ledger.statement.Adjustments;
import io.pointbook.ledger.statement.Balances;
import io.pointbook.ledger.statement.Explanations;
import io.pointbook.ledger.statement.ReceiptExplanations;
import io.pointbook.ledger.statement.Statement;
import io.pointbook.ledger.statement.TierExplanations;
import io.pointbook.ledger.whatif.WhatIfs;
import io.pointbook.runtime.http.DoorJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Puts together what stands behind the HTTP doors. */
@Singleton
public class Doors implements ObjectMapperCustomizer {
    private final Ledger ledger;
    private final AccountDoor door;
    private final Rulebook programmes;
    private final CardHasher cards;
    private final PostingMetrics metrics;

    Doors(Ledger ledger, AccountDesk desk, Rulebook programmes, CardHasher cards, PostingMetrics metrics, Clock clock) {
        this.door = new AccountDoor(desk, clock);
        this.programmes = programmes;
        this.ledger = ledger;
        this.cards = cards;
        this.metrics = metrics;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        DoorJson.strict(mapper);
    }

    @Produces
    @Singleton
    Members members() {
        return new Members(door, cards, MemberIds::next, CouponCodes::next);
    }

    @Produces
    @Singleton
    Holds holds() {
        return new Holds(door, metrics);
    }

    @Produces
    @Singleton
    Coupons coupons() {
        return new Coupons(door, CouponCodes::next);
    }

    @Produces
    @Singleton
    CouponLists couponLists() {
        return new CouponLists(door);
    }

    @Produces
    @Singleton
    Balances balances() {
        return new Balances(door, programmes);
    }

    @Produces
    @Singleton
    Statement statement() {
        return new Statement(door);
    }

    @Produces
    @Singleton
    Explanations explanations() {
        return new Explanations(door, programmes);
    }

    @Produces
    @Singleton
    ReceiptExplanations receiptExplanations() {
        return new ReceiptExplanations(door, programmes, CanonicalReceiptReader::read);
    }

    @Produces
    @Singleton
    CouponExplanations couponExplanations() {
        return new CouponExplanations(door, programmes);
    }

    @Produces
    @Singleton
    TierExplanations tierExplanations() {
        return new TierExplanations(door);
    }

    @Produces
    @Singleton
    Adjustments adjustments() {
        return new Adjustments(door, MemberIds::next);
    }

    @Produces
    @Singleton
    Conflicts conflicts() {
        return new Conflicts(door);
    }

    @Produces
    @Singleton
    MemberEvents memberEvents() {
        return new MemberEvents(door, CouponCodes::next);
    }

    @Produces
    @Singleton
    Households households() {
        return new Households(door, MemberIds::next);
    }

    @Produces
    @Singleton
    Tags tags() {
        return new Tags(door, MemberIds::next);
    }

    @Produces
    @Singleton
    Quotes quotes() {
        return new Quotes(door, ledger.reader());
    }

    @Produces
    @Singleton
    HoldCodes holdCodes() {
        return new HoldCodes(door, programmes, new SecureRandom());
    }

    @Produces
    @Singleton
    Worths worths() {
        return new Worths(door);
    }

    @Produces
    @Singleton
    ReturnOffers returnOffers() {
        return new ReturnOffers(door, CanonicalReceiptReader::read);
    }

    @Produces
    @Singleton
    PromotionDifferences promotionDifferences() {
        return new PromotionDifferences(door);
    }

    @Produces
    @Singleton
    PrizeDraws prizeDraws() {
        return new PrizeDraws(door, ledger.eventBus(), programmes, draw -> cards.secret("prize-draw\n" + draw));
    }

    @Produces
    @Singleton
    ProgrammeDesk programmeDesk() {
        return new ProgrammeDesk(door, ledger.eventBus(), ledger.conditions(), ledger.signer());
    }

    @Produces
    @Singleton
    ProgrammeTransfer programmeTransfer() {
        return new ProgrammeTransfer(door, ledger.eventBus(), ledger.conditions());
    }

    @Produces
    @Singleton
    WhatIfs whatIfs(ProgrammeDesk desk) {
        return new WhatIfs(door, desk, programmes, CanonicalReceiptReader::read, MemberIds::next);
    }

    void close(@Disposes WhatIfs whatIfs) {
        whatIfs.close();
    }
}
