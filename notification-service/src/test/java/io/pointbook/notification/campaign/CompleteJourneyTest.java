package io.pointbook.notification.campaign;

import static io.pointbook.notification.contact.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.notification.campaign.Participations.Key;
import io.pointbook.notification.feedback.Feedback;
import io.pointbook.notification.feedback.Responses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Campaigns, households and redemptions of the Complete Journey files, sent through and counted on another way. */
class CompleteJourneyTest {
    private static final Path FILES = Path.of(System.getProperty("pointbook.root", ".."), "..", "shared", "data")
            .resolve("complete-journey");

    /** Campaigns of the file that are run; more of them take longer and show nothing new. */
    private static final Set<String> CAMPAIGNS = Set.of("9", "16", "22", "26");

    private static final String TERMS = "{'campaignId':'%s','trigger':{'kind':'ONCE','at':'2016-01-01T00:00:00Z'},"
            + "'audience':{'segmentId':'households-%s'},'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS',"
            + "'language':'en','text':'{coupon}'}]}],'offer':{'coupon':{'validDays':60,'benefit':{'kind':'POINTS',"
            + "'points':100}}}}";

    private final Desk desk = new Desk();

    @Test
    void coupons_that_households_redeemed_are_the_campaigns_response() throws Exception {
        assumeTrue(Files.isDirectory(FILES), "the Complete Journey files are not there");
        var households = new TreeMap<String, Set<String>>();
        for (var row : rows("campaigns.csv.gz")) {
            if (CAMPAIGNS.contains(row.get("campaign_id"))) {
                households
                        .computeIfAbsent(row.get("campaign_id"), _ -> new TreeSet<>())
                        .add(row.get("household_id"));
            }
        }
        assertThat(households).hasSameSizeAs(CAMPAIGNS);
        for (var campaign : households.entrySet()) {
            run(campaign.getKey(), campaign.getValue());
        }

        var redeemed = redeem(households);

        for (var campaign : households.entrySet()) {
            var arms = new Responses(desk.transactions).of(campaign.getKey()).arms();
            assertThat(arms).hasSize(1);
            assertThat(arms.getFirst().members()).isEqualTo(campaign.getValue().size());
            assertThat(arms.getFirst().couponsUsed())
                    .as("households that redeemed in campaign %s", campaign.getKey())
                    .isEqualTo(redeemed.get(campaign.getKey()).size())
                    .isPositive();
        }
    }

    private void run(String campaignId, Set<String> households) throws Exception {
        for (var household : households) {
            desk.members.put(household, "en", Set.of(SMS), Map.of());
        }
        desk.members.segment("households-" + campaignId, households.toArray(String[]::new));
        desk.campaigns.create(Drafts.body(TERMS.formatted(campaignId, campaignId)), "anna");
        desk.campaigns.start(campaignId, false, "anna");
        desk.campaigns.approve(campaignId, "ben");
        desk.settle();
    }

    /** Sends each redemption of the file twice; who redeemed in which campaign. */
    private Map<String, Set<String>> redeem(Map<String, Set<String>> households) throws Exception {
        var redeemed = new HashMap<String, Set<String>>();
        try (var connection = desk.database.getConnection()) {
            for (var row : rows("coupon_redemptions.csv.gz")) {
                var campaign = row.get("campaign_id");
                var household = row.get("household_id");
                if (households.getOrDefault(campaign, Set.of()).contains(household)) {
                    redeemed.computeIfAbsent(campaign, _ -> new HashSet<>()).add(household);
                    var message = redeemed(campaign, household, row.get("redemption_date"));
                    Feedback.coupon(connection, message);
                    Feedback.coupon(connection, message);
                }
            }
        }
        return redeemed;
    }

    private static CouponChanged redeemed(String campaign, String household, String date) {
        Instant at = LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new CouponChanged(
                "e-" + campaign + "-" + household,
                CouponIds.of(new Key(campaign, household, "once")),
                1,
                CouponKind.REDEEMED,
                "CODE",
                household,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                household,
                null);
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(FILES.resolve(file)));
                var rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<Map<String, String>>readValues(in)) {
            return rows.readAll();
        }
    }
}
