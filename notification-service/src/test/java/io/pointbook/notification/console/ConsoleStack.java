package io.pointbook.notification.console;

import io.pointbook.notification.runtime.DoorStack;
import java.util.HashMap;
import java.util.Map;

/** The service in a local stack whose phones and mailbox are a fake. */
public class ConsoleStack extends DoorStack {
    private final FakeLocalInbox inbox = new FakeLocalInbox();

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("pointbook.notification.local-inbox", inbox.address().toString());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(inbox, new TestInjector.MatchesType(FakeLocalInbox.class));
    }

    @Override
    public void stop() {
        super.stop();
        inbox.close();
    }
}
