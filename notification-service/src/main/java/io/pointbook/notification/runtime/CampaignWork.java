package io.pointbook.notification.runtime;

import io.pointbook.notification.campaign.Audiences;
import io.pointbook.notification.campaign.CampaignParts;
import io.pointbook.notification.campaign.CampaignSettings;
import io.pointbook.notification.campaign.Campaigns;
import io.pointbook.notification.campaign.KnownMembers;
import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.campaign.OccasionPlanner;
import io.pointbook.notification.campaign.OfferWorker;
import io.pointbook.notification.campaign.Reach;
import io.pointbook.notification.campaign.RunPlanner;
import io.pointbook.notification.campaign.Tariff;
import io.pointbook.notification.finding.CalendarSweep;
import io.pointbook.notification.finding.FindingSettings;
import io.pointbook.notification.finding.Homes;
import io.pointbook.notification.finding.StoreSweep;
import io.pointbook.notification.ledgerlink.LedgerCoupons;
import io.pointbook.notification.link.ShortLinks;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.publish.OfferPublisher;
import io.pointbook.notification.publish.OfferTopics;
import io.pointbook.notification.publish.Standing;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.sweep.SweepThread;
import io.pointbook.runtime.transaction.Transactor;

/** Campaigns and topics of offers: finds, plans, asks for coupons and publishes, each on a thread of its own. */
final class CampaignWork implements AutoCloseable {
    private final NotificationConfig.CampaignTerms terms;
    private final SweepThread finding = new SweepThread("notification-finding");
    private final SweepThread planning = new SweepThread("notification-planning");
    private final SweepThread offering = new SweepThread("notification-offering");
    private final SweepThread publishing = new SweepThread("notification-publishing");
    private final Transactor transactor;
    private final Transactions transactions;
    private final LedgerCoupons ledger;
    private final OfferPublisher publisher;
    private final OfferTopics topics;
    private final Campaigns campaigns;
    private final OccasionPlanner occasions;
    private final RunPlanner runs;
    private final OfferWorker offers;
    private final CalendarSweep calendar;
    private final StoreSweep stores;

    /** What the rest of the service says of members, and where it takes messages. */
    record Seams(Reach reach, Audiences audiences, MessageDesk desk, Homes homes, Standing standing) {}

    CampaignWork(
            NotificationConfig config,
            Seams seams,
            Transactor transactor,
            Transactions transactions,
            String bootstrapServers) {
        terms = config.campaign();
        this.transactor = transactor;
        this.transactions = transactions;
        ledger = new LedgerCoupons(config.ledger().address());
        var parts = new CampaignParts(
                new KnownMembers(seams.reach(), seams.audiences(), terms.wallet()),
                seams.desk(),
                new ShortLinks(terms.linkAddress()),
                new CampaignSettings(
                        new Tariff(terms.smsPartThousandths(), terms.emailThousandths(), terms.currency()),
                        terms.approvalAbove(),
                        terms.retryAfter()));
        campaigns = new Campaigns(transactions, parts);
        occasions = new OccasionPlanner(transactor, parts, transactions);
        runs = new RunPlanner(transactor, parts, transactions);
        offers = new OfferWorker(transactor, parts, ledger, transactions);
        topics = new OfferTopics(transactor, seams.standing(), transactions);
        publisher = new OfferPublisher(transactor, bootstrapServers);
        calendar = new CalendarSweep(
                transactor,
                new FindingSettings(
                        terms.pointsDaysAhead(),
                        terms.tierDaysAhead(),
                        terms.couponDaysAhead(),
                        terms.rewardPercent(),
                        config.profile().zone()),
                transactions);
        stores = new StoreSweep(transactor, seams.homes(), transactions);
    }

    /** Profiles are asked at once, so that their first tables must be there. */
    void start() {
        try {
            transactor.run(transaction -> {
                Generations.first(transaction.connection(), transactions.now());
                return true;
            });
        } catch (Exception failure) {
            throw new IllegalStateException("the first profiles cannot be made", failure);
        }
        finding.every(terms.findEvery(), "calendar", calendar::batch);
        finding.every(terms.planEvery(), "shops that moved", stores::batch);
        planning.every(terms.planEvery(), "campaigns that follow occasions", occasions::batch);
        planning.every(terms.planEvery(), "campaigns with a time", runs::batch);
        offering.every(terms.planEvery(), "coupons of campaigns", offers::batch);
        publishing.every(terms.planEvery(), "topics of offers", topics::batch);
        publishing.every(terms.planEvery(), "outbox of offers", publisher::batch);
    }

    Campaigns campaigns() {
        return campaigns;
    }

    /** To be told, with its transaction, of each message that a provider took. */
    OfferTopics topics() {
        return topics;
    }

    @Override
    public void close() {
        finding.close();
        planning.close();
        offering.close();
        publishing.close();
        publisher.close();
        ledger.close();
    }
}
