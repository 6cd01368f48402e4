import { type DisplayStrings } from "./en";

export const ms: DisplayStrings = {
  idleText: "Anda boleh membayar dengan Atome di sini",
  paidText: "Terima kasih!",
  failedText: "Tiada caj dikenakan. Sila minta kod QR baharu, atau bayar dengan cara lain.",
  expiredText: "Tiada caj dikenakan. Sila minta kod QR baharu.",
  loadFailed: "Kod QR tidak dapat dimuatkan. Mencuba semula…",
  pairTitle: "Gandingkan skrin ini",
  pairText:
    "Taip kod yang dipaparkan di kaunter, dan skrin ini akan memaparkan jualan kaunter itu.",
  pairLabel: "Kod",
  pairButton: "Gandingkan",
  pairBusy: "Menggandingkan…",
  pairWrong: "Kod ini tidak betul. Semak semula, atau dapatkan kod baharu di kaunter.",
  pairOver: "Kod ini telah tamat tempoh. Dapatkan kod baharu di kaunter.",
  pairTooMany: "Terlalu banyak percubaan. Sila tunggu {minutes} minit.",
  unpairedTitle: "Skrin ini belum digandingkan",
  unpairedText: "Gandingannya telah dibatalkan di kaunter, atau alamat halaman ini tidak lengkap.",
  unpairedButton: "Gandingkan skrin ini",
  elsewhereTitle: "Skrin lain telah mengambil alih",
  elsewhereText: "Halaman ini telah dibuka pada skrin lain, yang kini memaparkan jualan kaunter.",
  elsewhereButton: "Paparkan di sini",
  needsScript: "Halaman ini memerlukan JavaScript. Sila hidupkannya dalam pelayar ini.",
  language: "Bahasa",
};
