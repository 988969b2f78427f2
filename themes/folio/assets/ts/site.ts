// What every page does with script: nothing a reader cannot do without.
import { charts } from "./chart";
import { copyButtons } from "./copy";
import { printButtons } from "./print";
import { foldingMenu } from "./fold";
import { keyboard } from "./keys";
import { schemeButtons } from "./theme";
import { searchDialog } from "./search";
import { searchPage } from "./searchpage";
import { outline } from "./tree";

schemeButtons();
printButtons();
copyButtons();
foldingMenu();
outline();
charts();
const search = searchDialog();
searchPage();
keyboard(search);
