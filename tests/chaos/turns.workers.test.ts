import { describeCrashes } from "./support/crash-suite.ts";

describeCrashes("turns");
