/** A small set of emoji by name, what was used last, and any other that is typed or pasted. */

const SET = `👍 thumbsup yes agree +1|👎 thumbsdown no -1|✅ done check ok|❌ no cross failed|👀 eyes looking|🙏 thanks please|🎉 tada party|❤️ heart love|😀 grin smile|😂 joy laugh|🙂 smiling|😉 wink|😅 sweat phew
😍 love-eyes|🤔 thinking hmm|🤷 shrug|😬 grimace|😢 sad cry|😭 sob|😡 angry|😱 scream shock|😴 sleeping tired|🤯 mind-blown|🥳 celebrate|🫡 salute aye|👋 wave hello|👏 clap bravo|💪 strong muscle|🤝 handshake deal|🙌 hooray|👌 ok-hand|✌️ peace|🤞 fingers-crossed|☝️ point-up|👉 point-right|🫶 heart-hands
🚨 siren alarm incident|🔥 fire hot|💥 boom crash explosion|⚠️ warning caution|🛑 stop|⛔ no-entry|🆘 sos help|🐛 bug|🐞 ladybug|🔧 wrench fix|🛠️ tools repair|🔨 hammer|⚙️ gear settings|🧯 extinguisher mitigated|🩹 bandage patch workaround|🚑 ambulance hotfix|🚒 fire-engine|🔒 lock locked|🔓 unlock|🔑 key|🛡️ shield security|🕵️ detective investigate|🔍 search find|🔎 zoom|🧪 test experiment|🧵 thread|📌 pin|📍 place|📎 clip file
📈 up-chart rising|📉 down-chart falling|📊 chart|📝 memo note|📄 page document|📁 folder|🗂️ files|🗃️ archive|📦 package release|🚀 rocket ship deploy|⏪ rewind rollback|⏩ forward|🔁 repeat retry|🔄 refresh restart|⏰ alarm-clock|⏱️ stopwatch timer|⏳ hourglass waiting|⌛ hourglass-done|🕐 one-o-clock|📅 calendar|📣 megaphone announce|📢 loudspeaker|🔔 bell|🔕 no-bell muted|📞 phone call|☎️ telephone|📱 mobile|💻 laptop|🖥️ computer server|🖨️ printer|💾 disk save|💿 cd|🗄️ cabinet database|🌐 globe network web|📡 satellite|🔌 plug power|🔋 battery|💡 idea bulb|🔦 torch|🧠 brain|🧭 compass
🟢 green-circle up|🟡 yellow-circle degraded|🟠 orange-circle|🔴 red-circle down|🔵 blue-circle|⚪ white-circle|⚫ black-circle|🟩 green-square|🟥 red-square|1️⃣ one|2️⃣ two|3️⃣ three|4️⃣ four|5️⃣ five|🔟 ten|➕ plus|➖ minus|❓ question|❗ exclamation|💯 hundred|🏁 finish flag|🚩 red-flag|🏳️ white-flag|⭐ star|✨ sparkles|⚡ lightning fast|❄️ frozen freeze|🌧️ rain|☀️ sun|🌙 moon night|🌍 earth world|☕ coffee|🍕 pizza|🍰 cake|🍺 beer|🏆 trophy|🥇 first gold|🎯 target|🎁 gift|🧹 broom clean-up|🗑️ trash|♻️ recycle|👤 person|👥 people|🧑‍💻 developer engineer|🧑‍🚒 firefighter responder|🤖 robot bot|👻 ghost|💀 skull dead|🦄 unicorn|🐢 turtle slow|🐌 snail slow|🐘 elephant postgres|🐳 whale docker|🐍 snake python|🦀 crab rust|☁️ cloud`;

/** [{emoji, name, words}] in the order of the picker. */
export const EMOJI = SET.split(/[|\n]/).map((line) => {
  const [emoji, ...words] = line.split(' ');
  return { emoji, name: words[0], words };
});

const ONE = /^(?:\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*(?:[\u{E0020}-\u{E007F}]+)?)$/u;
const LONGEST = 32;

/** True for exactly one emoji, of whatever many code points. */
export const isEmoji = (text) => text.length <= LONGEST && ONE.test(text);

/** Those whose names begin with what is typed, best first; an emoji that is typed itself comes first. */
export function findEmoji(typed, most = 40) {
  const text = typed.trim().replace(/^:|:$/g, '');
  if (isEmoji(text)) return [{ emoji: text, name: text, words: [] }];
  const sought = text.toLowerCase();
  if (!sought) return EMOJI.slice(0, most);
  const rank = ({ name, words }) => (name === sought ? 0 : name.startsWith(sought) ? 1 : words.some((w) => w.startsWith(sought)) ? 2 : name.includes(sought) ? 3 : 4);
  return EMOJI.map((one) => [rank(one), one]).filter(([r]) => r < 4).sort(([a], [b]) => a - b).slice(0, most).map(([, one]) => one);
}

export const named = (name) => EMOJI.find((one) => one.words.includes(name))?.emoji;

const SLOT = 'muster-emoji';
const KEPT = 12;

/** What was used last, newest first; at the beginning a few that fit an incident. */
export function recentEmoji() {
  try {
    const kept = JSON.parse(localStorage.getItem(SLOT) ?? '[]').filter((one) => typeof one === 'string' && isEmoji(one));
    return [...new Set([...kept, '👍', '✅', '👀'])].slice(0, KEPT);
  } catch {
    return ['👍', '✅', '👀'];
  }
}

export const useEmoji = (emoji) => localStorage.setItem(SLOT, JSON.stringify([emoji, ...recentEmoji().filter((one) => one !== emoji)].slice(0, KEPT)));
