package org.portolan.site.changes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.check.files.Sha256;
import org.portolan.release.changes.Changes;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.History;
import org.portolan.release.json.JsonText;
import org.portolan.release.live.FewLast;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;
import org.portolan.release.manifest.Removal;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.page.Frame;
import org.portolan.site.page.ReleaseChanges;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;
import org.portolan.site.reader.AddressRefusals;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.ValueWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What changed from release to release: a page, JSON and a feed, newest first. */
public final class ChangesPages {
    private static final String PATH = "/changes";
    private static final int RELEASES_A_PAGE = 10;
    private static final int TAG_DIGITS = 16;
    private static final Logger LOG = LoggerFactory.getLogger(ChangesPages.class);

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;
    private final Optional<String> publicUrl;
    private final History history;

    private final FewLast<List<History.Entry>> entries;
    private final Set<String> damaged = new HashSet<>();
    /** Those that are newer than the one that serves. */
    private Set<String> goneBackFrom = Set.of();
    private final Instant moved;

    /** @param entries keeps the list of releases as long as it is the same */
    public ChangesPages(Reader reader, Exchange exchange, Templates templates, Optional<String> publicUrl,
            FewLast<List<History.Entry>> entries) {
        this.entries = entries;
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
        this.publicUrl = publicUrl;
        this.history = History.around(reader.live().release());
        this.moved = history.pointed();
    }

    /** @param path of the request, {@code /changes} with or without an extension */
    public void answer(String path) throws IOException {
        List<History.Entry> all = entries.get(history.state(), history::entries);
        List<String> ids = all.stream().map(History.Entry::id).toList();
        goneBackFrom = Set.copyOf(ids.subList(0, Math.max(0, ids.indexOf(reader.manifest().id()))));
        String form = path.substring(PATH.length());
        int count = Part.count(all, RELEASES_A_PAGE);
        if (new AddressRefusals(reader, exchange, templates).isBeyond(Part.PAGE, count)) {
            return;
        }
        int page = Part.asked(exchange, Part.PAGE);
        List<Manifest> shown = all.stream().skip((page - 1L) * RELEASES_A_PAGE).limit(RELEASES_A_PAGE)
                .flatMap(entry -> history.manifest(entry.id()).stream()).toList();
        Optional<Integer> further = page < count ? Optional.of(page + 1) : Optional.empty();
        exchange.set("Vary", "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        String shownTo = history.state() + moved + page + form + reader.texts().language() + exchange.origin(publicUrl);
        if (exchange.isKnown(reader.manifest().id() + "-" + templates.build() + "-"
                + Sha256.of(shownTo).substring(0, TAG_DIGITS))) {
            return;
        }
        switch (form) {
            case ".json" -> json(shown, further);
            case ".atom" -> feed(shown, further);
            default -> page(shown, page, count);
        }
    }

    private void page(List<Manifest> shown, int page, int count) throws IOException {
        List<Value> links = new ArrayList<>();
        if (page > 1) {
            links.add(Value.link(reader.texts().get("previous"), PATH + "?page=" + (page - 1)));
        }
        if (page < count) {
            links.add(Value.link(reader.texts().get("next"), PATH + "?page=" + (page + 1)));
        }
        List<Frame.Format> formats = List.of(new Frame.Format("JSON", "application/json", PATH + ".json"),
                new Frame.Format("Atom", ChangesFeed.TYPE, ChangesFeed.PATH));
        exchange.set("Content-Language", reader.texts().language());
        exchange.write(HttpServletResponse.SC_OK, "text/html; charset=utf-8", templates.render("changes",
                Map.of("frame", reader.frame(reader.texts().get("changes"), PATH, formats),
                        "releases", shown.stream().map(this::changes).toList(), "pages", links)));
    }

    private ReleaseChanges changes(Manifest manifest) {
        String address = "/releases/" + manifest.id() + "/";
        Value date = date(manifest);
        Optional<ChangesInWords> found = words(manifest);
        if (found.isEmpty()) {
            return new ReleaseChanges(Value.link(manifest.id(), address), date, place(manifest) + unknown(manifest),
                    List.of(), List.of(), List.of(), List.of());
        }
        ChangeWords words = found.get().in(reader.texts().language());
        Changes changes = found.get().changes();
        return new ReleaseChanges(Value.link(manifest.id(), address), date, summary(words, changes, manifest),
                words.counts(), words.things(), words.more(), history.patch(manifest.id()).stream()
                        .map(file -> Value.link(reader.texts().get("wholePatch"), address + file.getFileName()))
                        .toList());
    }

    private Value date(Manifest manifest) {
        return new Value(new ValueWriter(reader.lookup(), reader.texts()).moment(manifest.built()), Optional.empty(),
                Optional.empty(), Optional.of(manifest.built()));
    }

    private String summary(ChangeWords words, Changes changes, Manifest manifest) {
        List<String> reasons = reasons(manifest, changes);
        return place(manifest) + (changes.previous().isEmpty() ? reader.texts().get("firstRelease")
                : reader.texts().get("since", changes.previous())) + ": " + words.statements()
                + (reasons.isEmpty() ? "" : " " + reader.texts().get("removedBecause", String.join("; ", reasons)));
    }

    /** Which of them serves, and which were gone back from, in a sentence with a space after it. */
    private String place(Manifest manifest) {
        return isCurrent(manifest) ? reader.texts().get("releaseIsCurrent") + " "
                : goneBackFrom.contains(manifest.id()) ? reader.texts().get("releaseGoneBackFrom") + " " : "";
    }

    private boolean isCurrent(Manifest manifest) {
        return manifest.id().equals(reader.manifest().id());
    }

    /** Why the release took more away than one may without a reason. */
    private static List<String> reasons(Manifest manifest, Changes changes) {
        return manifest.removed().stream().filter(removal -> removal.last().equals(changes.previous()))
                .map(Removal::reason).toList();
    }

    private Optional<ChangesInWords> words(Manifest manifest) {
        return known(manifest).map(changes -> new ChangesInWords(changes,
                new Release(reader.live().release().folder(), manifest), reader.arrangement()));
    }

    /** Empty also if what is known is damaged: that one is told, and the others are shown. Such a page is not kept. */
    private Optional<Changes> known(Manifest manifest) {
        try {
            return history.changes(manifest.id());
        } catch (ReleaseException fault) {
            LOG.warn("{}", fault.getMessage());
            damaged.add(manifest.id());
            exchange.set("ETag", null);
            exchange.set("Cache-Control", "no-store");
            return Optional.empty();
        }
    }

    private String unknown(Manifest manifest) {
        return reader.texts().get(damaged.contains(manifest.id()) ? "changesDamaged" : "changesUnknown");
    }

    private void json(List<Manifest> shown, Optional<Integer> next) throws IOException {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode releases = all.putArray("releases");
        for (Manifest manifest : shown) {
            ObjectNode release = releases.addObject();
            release.put("release", manifest.id()).put("iri", manifest.base() + "releases/" + manifest.id())
                    .put("built", manifest.built()).put("modified", manifest.modified())
                    .put("current", isCurrent(manifest)).put("goneBackFrom", goneBackFrom.contains(manifest.id()));
            words(manifest).ifPresent(words -> {
                release.setAll(words.json());
                ArrayNode reasons = release.putArray("removedBecause");
                reasons(manifest, words.changes()).forEach(reasons::add);
            });
            if (damaged.contains(manifest.id())) {
                release.put("damaged", true);
            }
        }
        next.ifPresent(page -> all.put("next", exchange.origin(publicUrl) + PATH + ".json?page=" + page));
        exchange.write(HttpServletResponse.SC_OK, "application/json", JsonText.of(all));
    }

    /** When {@code current} was written, if the entry speaks of that; never before the release was made. */
    private Instant updated(Manifest manifest) {
        Instant built = Instant.parse(manifest.built());
        boolean isMoved = moved.isAfter(built) && (isCurrent(manifest) || goneBackFrom.contains(manifest.id()));
        return isMoved ? moved : built;
    }

    private void feed(List<Manifest> shown, Optional<Integer> next) throws IOException {
        ChangesFeed feed = new ChangesFeed(reader, exchange.origin(publicUrl), next);
        exchange.set("Content-Language", reader.texts().language());
        exchange.write(HttpServletResponse.SC_OK, ChangesFeed.TYPE + "; charset=utf-8", feed.write(shown.stream()
                .map(manifest -> new ChangesFeed.Entry(manifest, updated(manifest), words(manifest).map(words -> {
                    ChangeWords own = words.in(reader.texts().language());
                    return new ChangesFeed.Said(summary(own, words.changes(), manifest),
                            words.text(reader.texts().language()));
                }).orElse(new ChangesFeed.Said(unknown(manifest), List.of())))).toList()));
    }
}
