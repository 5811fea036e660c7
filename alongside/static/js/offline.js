// Installs the worker that shows a page of ours where there is no connection.
import { workerAddress } from "./swap.js";

navigator.serviceWorker?.register(workerAddress()).catch(() => {});
