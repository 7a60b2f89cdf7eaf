package org.portolan.site.releases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.release.folder.History;
import org.portolan.release.live.FewLast;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Release;
import org.portolan.release.verification.ManifestSignature;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.ValueWriter;

/**
 * The releases by their names: the list of them, what each says of itself, and the files of those that are kept. Of one
 * whose files are gone, its manifest and its changes stay.
 */
public final class ReleasePages {
    private static final Pattern PATH = Pattern.compile("/releases/(" + Release.ID + ")(/.*)?");
    /** What follows the address of a release in that of its manifest. */
    public static final String MANIFEST = "manifest.json";
    private static final int SERVICE_UNAVAILABLE_SECONDS = 1;

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;
    private final History history;

    private final FewLast<List<History.Entry>> entries;

    /** @param entries keeps the list of releases as long as it is the same */
    public ReleasePages(Reader reader, Exchange exchange, Templates templates, FewLast<List<History.Entry>> entries) {
        this.entries = entries;
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
        this.history = History.around(reader.live().release());
    }

    /** @param path of the request, {@code /releases/} or below it */
    public void answer(String path) throws IOException {
        Matcher named = PATH.matcher(path);
        Optional<Manifest> manifest = named.matches() ? history.manifest(named.group(1)) : Optional.empty();
        if (path.equals("/releases/") || path.equals("/releases")) {
            list();
        } else if (manifest.isEmpty()) {
            new PlainPages(reader, exchange, templates).notFound(path.substring(1));
        } else if (named.group(2) == null) {
            exchange.redirect(HttpServletResponse.SC_SEE_OTHER, path + "/");
        } else {
            release(manifest.get(), named.group(2).substring(1));
        }
    }

    private void release(Manifest manifest, String name) throws IOException {
        Optional<Path> patch = history.patch(manifest.id()).filter(file -> name.equals(file.getFileName().toString()));
        Optional<Release> kept = history.kept(manifest.id());
        Optional<Manifest.File> file = ReleaseFiles.listed(manifest, name);
        if (patch.isPresent()) {
            exchange.cacheForEver("/changes");
            patch(manifest, patch.get());
        } else if (kept.isEmpty()) {
            gone(manifest, name);
        } else if (name.isEmpty()) {
            page(HttpServletResponse.SC_OK, manifest);
        } else if (name.equals(MANIFEST)) {
            proof(kept.get(), name, "application/json");
        } else if (name.equals(ManifestSignature.NAME) && ReleaseFiles.proofs(kept.get()).size() > 1) {
            proof(kept.get(), name, "text/plain; charset=us-ascii");
        } else if (file.isPresent()) {
            new ReleaseFiles(reader, exchange, templates).cite(kept.get(), file.get());
        } else if (ReleaseFiles.listed(manifest, name + TablePage.CSV).isPresent()) {
            new TablePage(reader, exchange, templates).write(kept.get(),
                    ReleaseFiles.listed(manifest, name + TablePage.CSV).get());
        } else if (name.matches("(doc|id|queries)/.+|sparql(/all)?")) {
            exchange.set("Retry-After", Integer.toString(SERVICE_UNAVAILABLE_SECONDS));
            exchange.write(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "text/plain; charset=utf-8",
                    reader.texts().get("releaseBusy") + "\n");
        } else {
            new PlainPages(reader, exchange, templates).notFound("releases/" + manifest.id() + "/" + name);
        }
    }

    /** A release may be signed later, and told of what was taken away since; all else of it stays as it is. */
    private void proof(Release release, String name, String type) throws IOException {
        exchange.set("Cache-Control", "public, no-cache");
        exchange.add("Link", "</releases/%s/%s>; rel=\"latest-version\"".formatted(reader.manifest().id(), name));
        Path file = release.folder().resolve(name);
        file(file, type, release.id() + "-" + Files.getLastModifiedTime(file).toMillis() + "-" + name);
    }

    private void patch(Manifest manifest, Path file) throws IOException {
        if (!exchange.isKnown(manifest.id() + "-" + file.getFileName())) {
            exchange.set("Content-Type", "application/gzip");
            if (Files.exists(file)) {
                exchange.response().setContentLengthLong(Files.size(file));
            }
            exchange.write(() -> history.writePatch(manifest.id(), exchange.response().getOutputStream()));
        }
    }

    private void file(Path file, String type, String tag) throws IOException {
        if (!exchange.isKnown(tag)) {
            new ReleaseFiles(reader, exchange, templates).write(file, type);
        }
    }

    /** 410 with what stays, in the form that the reader likes. */
    private void gone(Manifest manifest, String name) throws IOException {
        exchange.set("Vary", "Accept, Accept-Language");
        boolean isJson = name.endsWith(".json") || name.endsWith(".jsonld")
                || Representation.best(exchange.header("Accept")).filter(Representation::isJson).isPresent();
        if (isJson) {
            exchange.write(HttpServletResponse.SC_GONE, "application/json", manifest.json());
        } else {
            page(HttpServletResponse.SC_GONE, manifest);
        }
    }

    private void page(int status, Manifest manifest) throws IOException {
        boolean isKept = status == HttpServletResponse.SC_OK;
        Texts texts = reader.texts();
        String folder = "/releases/" + manifest.id() + "/";
        List<Value> paragraphs = new ArrayList<>();
        if (!isKept) {
            paragraphs.add(Value.text(texts.get("releaseGone")));
        }
        paragraphs.add(Value.text(texts.get("releaseMade", moment(manifest.built()), manifest.program(),
                manifest.tables(), manifest.rows(), manifest.triples())));
        paragraphs.add(Value.text(texts.get("modified",
                new ValueWriter(reader.lookup(), texts).date(manifest.modified()))));
        List<Value> links = new ArrayList<>();
        history.kept(manifest.id()).ifPresent(kept -> links.addAll(ReleaseFiles.proofs(kept)));
        history.patch(manifest.id()).ifPresent(
                patch -> links.add(Value.link(texts.get("wholePatch"), folder + patch.getFileName())));
        links.add(Value.link(texts.get("changes"), "/changes"));
        links.add(Value.link(texts.get("releases"), "/releases/"));
        exchange.set("Vary", "Accept, Accept-Language");
        new PlainPages(reader, exchange, templates).write(status, texts.get("release", manifest.id()), paragraphs,
                links, Optional.of(new ReleaseFiles(reader, exchange, templates).table(manifest, isKept)));
    }

    private void list() throws IOException {
        Texts texts = reader.texts();
        List<List<List<Value>>> rows = new ArrayList<>();
        for (History.Entry entry : entries.get(history.state(), history::entries)) {
            String state = entry.id().equals(reader.manifest().id()) ? "releaseCurrent" : state(entry.id());
            rows.add(List.of(List.of(Value.link(entry.id(), "/releases/" + entry.id() + "/")),
                    List.of(Value.text(moment(entry.built()))), List.of(Value.text(Long.toString(entry.triples()))),
                    List.of(Value.text(texts.get(state)))));
        }
        exchange.set("Vary", "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        new PlainPages(reader, exchange, templates).write(HttpServletResponse.SC_OK, texts.get("releases"),
                List.of(Value.text(texts.get("releasesText"))), List.of(Value.link(texts.get("changes"), "/changes")),
                Optional.of(new Value.Table(texts.get("releases"), List.of(texts.get("releaseId"),
                        texts.get("releaseDate"), texts.get("statements"), texts.get("releaseState")), rows)));
    }

    private String state(String id) {
        try {
            return history.kept(id).isPresent() ? "releaseKept" : "releaseDropped";
        } catch (ReleaseException damaged) {
            return "releaseDamaged";
        }
    }

    private String moment(String built) {
        return new ValueWriter(reader.lookup(), reader.texts()).moment(built);
    }
}
