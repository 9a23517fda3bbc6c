// @vitest-environment node
import { expect, test } from "vitest";
import { t } from "../locales/t.ts";
import { type Sensitive, sensitiveIn } from "./sensitive.ts";

// Invented: months above twelve belong to nobody.
const ID = "01916010075";
const D_NUMBER = "41816010010";

test.each<[note: string, found: Sensitive[]]>([
  ["", []],
  ["Ryddet gangen, 3 sekker. Avtalt nytt besøk 24.11.2026 kl. 09.45.", []],
  [`Fødselsnr ${ID}.`, ["national_id"]],
  [`Fødselsnr ${ID.slice(0, 6)} ${ID.slice(6)}`, ["national_id"]],
  [`(${D_NUMBER})`, ["national_id"]],
  ["01916010076 har feil kontrollsiffer", []],
  ["01916010085 har feil kontrollsiffer", []],
  [`Kundenummer 9${ID}`, []],
  ["Konto 12345678901", []],
  ["Ring 69000001", ["phone_number"]],
  ["Ring 69 00 00 01.", ["phone_number"]],
  ["Ring 900 00 001, eller +47 900 00 001", ["phone_number"]],
  ["Ring 900 000 01", ["phone_number"]],
  ["Tlf. +4790000001", ["phone_number"]],
  ["Kr 69 000,50 i restanse", []],
  ["2026-11-24", []],
  ["24.11.2026", []],
  ["Målernummer 690000012345", []],
  ["Har fått diagnosen i dag", ["health_words"]],
  ["DEPRESJON", ["health_words"]],
  ["Tar medisinene sine", ["health_words"]],
  ["Virket ruset", ["health_words"]],
  ["Virket ruspåvirket", ["health_words"]],
  ["Virket ruspåvirket".normalize("NFD"), ["health_words"]],
  ["I rus.", ["health_words"]],
  ["Rustet skrue, rusk i trappa, russetid", []],
  ["Dementerte at noe var galt", []],
  ["Ga henne et marsipanbrød", []],
  [`${ID}, tlf. 69 00 00 01, metadon`, ["national_id", "phone_number", "health_words"]],
])("«%s»", (note, found) => {
  expect(sensitiveIn(note, t("sensitive.words"))).toEqual(found);
});
