package io.ringledger.local.following;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * Outcomes are found without being told, and nothing moves on anything but proof: the deployable as
 * a process of its own, between a Xaman and nodes that misbehave. One stack for all.
 */
class FollowingIT {

  @TempDir static Path folder;

  private static Scene scene;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    scene = Scene.start(folder);
  }

  @AfterAll
  static void stop() {
    if (scene != null) {
      scene.close();
    }
  }

  @Nested
  class WholeBouts extends WholeBoutScenarios {
    WholeBouts() {
      super(scene);
    }
  }

  @Nested
  class Wallets extends WalletScenarios {
    Wallets() {
      super(scene);
    }
  }

  @Nested
  class Nodes extends NodeScenarios {
    Nodes() {
      super(scene);
    }
  }

  @Nested
  class Processes extends ProcessScenarios {
    Processes() {
      super(scene);
    }
  }
}
