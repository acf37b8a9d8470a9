package io.ringledger.vault.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.application.contract.ContentStoreContract;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.ContentStore.Found;
import io.ringledger.vault.application.outbound.ContentStore.Kept;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder. */
class FolderContentStoreTest extends ContentStoreContract {

  private static final Document HELLO =
      Document.of(DocumentKind.BATCH, "hello".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  @Override
  protected ContentStore store() {
    return new FolderContentStore(folder.resolve("deep/documents"));
  }

  @Test
  void eachDocumentHasAFileInAFolderOfItsNamesCharactersAndNothingIsLeftHalf() throws IOException {
    store().store(HELLO);

    assertThat(files())
        .containsExactly(
            "deep/documents/ye/bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq");
  }

  @Test
  void aFileWithOtherBytesIsNeverAnsweredAndWrittenAnew() throws IOException {
    store().store(HELLO);
    Path file = folder.resolve(files().getFirst());
    for (byte[] broken :
        new byte[][] {new byte[0], "jello".getBytes(StandardCharsets.UTF_8), new byte[300_000]}) {
      Files.write(file, broken);

      assertThat(store().find(HELLO.cid())).isEqualTo(new Found.Missing());
    }
    assertThat(store().store(HELLO)).isEqualTo(new Kept.Stored());
    assertThat(Files.readAllBytes(file)).isEqualTo(HELLO.bytes());
  }

  @Test
  void aFolderThatCannotBeUsedIsAnAnswer() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    ContentStore store = new FolderContentStore(file);

    assertThat(store.store(HELLO)).isInstanceOf(Kept.Unavailable.class);
    assertThat(store.find(HELLO.cid())).isInstanceOf(Found.Unavailable.class);
  }

  @Test
  void manyMayStoreTheSameAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Kept>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(() -> store().store(HELLO));
      }
      for (Future<Kept> each : threads.invokeAll(all)) {
        assertThat(each.get()).isEqualTo(new Kept.Stored());
      }
    }
    assertThat(files()).hasSize(1);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString()).toList();
    }
  }
}
