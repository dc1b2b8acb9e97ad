package io.pointbook.notification.sms;

import io.pointbook.notification.runtime.DoorStack;
import java.util.HashMap;
import java.util.Map;

/** The service with two gateways: texts leave by the one, the other still tells of those that it took before. */
public class GatewayStack extends DoorStack {
    private static final String NAME = "pointbook.notification.sms-gateway.";

    private final FakeFormGateway form = new FakeFormGateway();
    private final FakeJsonGateway json = new FakeJsonGateway();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        Map.of(
                        "url",
                        form.address("/send").toString(),
                        "content-type",
                        "application/x-www-form-urlencoded",
                        "body",
                        "msisdn={digits}&from={sender}&body={text}&ref={reference}",
                        "user",
                        FakeFormGateway.USER,
                        "password",
                        FakeFormGateway.PASSWORD,
                        "success-text",
                        "^OK ([A-Za-z0-9-]+)")
                .forEach((key, value) -> settings.put(NAME + "form." + key, value));
        Map.of(
                        "form", "FORM",
                        "secret", "s-form",
                        "id", "id",
                        "reference", "ref",
                        "status", "stat",
                        "fates.DELIVRD", "DELIVERED",
                        "fates.UNDELIV", "FAILED")
                .forEach((key, value) -> settings.put(NAME + "form.receipts." + key, value));
        Map.of("form", "FORM", "secret", "s-form", "from", "from", "text", "body")
                .forEach((key, value) -> settings.put(NAME + "form.replies." + key, value));
        Map.of(
                        "sends", "false",
                        "url", json.address("/v1/messages").toString(),
                        "body", "{\"to\":\"{to}\",\"message\":{\"text\":\"{text}\"},\"ref\":{reference}}",
                        "token", FakeJsonGateway.TOKEN,
                        "success-at", "/status",
                        "success-value", "accepted",
                        "ids-at", "/parts/*/id")
                .forEach((key, value) -> settings.put(NAME + "json." + key, value));
        Map.of(
                        "secret", "s-json",
                        "secret-header", "X-Secret",
                        "each-at", "/results",
                        "id", "/id",
                        "status", "/status",
                        "fates.delivered", "DELIVERED")
                .forEach((key, value) -> settings.put(NAME + "json.receipts." + key, value));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(form, new TestInjector.MatchesType(FakeFormGateway.class));
        injector.injectIntoFields(json, new TestInjector.MatchesType(FakeJsonGateway.class));
    }

    @Override
    public void stop() {
        form.close();
        json.close();
        super.stop();
    }
}
