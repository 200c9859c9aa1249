import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/conversation.css";
import "./styles/reply.css";
import { createLiveStore } from "./live/store.ts";
import { App } from "./view/app.tsx";
import { StoreProvider } from "./view/store-context.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element");
createRoot(root).render(
  <StrictMode>
    <StoreProvider store={createLiveStore()}>
      <App />
    </StoreProvider>
  </StrictMode>,
);
