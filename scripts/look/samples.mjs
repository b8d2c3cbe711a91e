/**
 * Samples — one question of each type, in English and in Arabic, and the states that a survey can be in.
 * A type that the widget does not draw is left out of the gallery by itself.
 */
const en = (text, ar) => ({ en: text, ar });
const choice = (id, text, ar) => ({ id, label: en(text, ar) });

const shops = [
  choice('price', 'The price', 'السعر'), choice('range', 'The choice of goods', 'تنوع المنتجات'),
  choice('speed', 'How fast it arrives', 'سرعة التوصيل'), choice('people', 'The people', 'فريق العمل'),
];

/** A drawing that needs no network. */
const drawn = (hue) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120"><rect width="160" height="120" fill="hsl(${hue} 45% 85%)"/><path d="M30 90V55h100v35M40 55V35h80v20" fill="none" stroke="hsl(${hue} 45% 35%)" stroke-width="8" stroke-linejoin="round"/></svg>`)}`;

/** What is asked, by type. */
export const samples = {
  nps: { ask: en('How likely are you to recommend us to a friend?', 'ما مدى احتمال أن توصي بنا صديقًا؟') },
  csat: { ask: en('How was your delivery?', 'كيف كان توصيل طلبك؟') },
  ces: { ask: en('How easy was it to book an evening?', 'ما مدى سهولة حجز الأمسية؟') },
  rating: { ask: en('How do you like your new table?', 'ما رأيك في طاولتك الجديدة؟') },
  thumbs: { ask: en('Did this page answer your question?', 'هل أجابت هذه الصفحة عن سؤالك؟') },
  emotion: { ask: en('How do you feel about your visit today?', 'ما شعورك تجاه زيارتك اليوم؟') },
  choice: { ask: en('What matters most to you?', 'ما الأهم بالنسبة إليك؟'), choices: shops, other: true },
  choices: { ask: en('What could we do better?', 'ما الذي يمكننا تحسينه؟'), help: en('Choose up to three.', 'اختر ثلاثة على الأكثر.'), choices: shops, max: 3, none: true },
  text: { ask: en('What went wrong?', 'ما الذي حدث؟'), placeholder: en('The parcel was …', 'كان الطرد …'), optional: true },
  contact: { ask: en('May we write to you about it?', 'هل يمكننا مراسلتك بشأن ذلك؟') },
  rank: { ask: en('What counts most? Put them in order.', 'رتب ما يهمك.'), choices: shops.slice(0, 3) },
  matrix: {
    ask: en('How was each part of it?', 'كيف كان كل جزء؟'),
    rows: [choice('pack', 'Packaging', 'التغليف'), choice('speed', 'Speed', 'السرعة')],
    columns: [choice('bad', 'Bad', 'سيئ'), choice('fair', 'Fair', 'مقبول'), choice('good', 'Good', 'جيد')],
  },
  date: { ask: en('When did it arrive?', 'متى وصل الطلب؟') },
  picture: {
    ask: en('Which one would you rather have?', 'أيهما تفضل؟'),
    choices: [['oak', 'Oak', 'بلوط', 30], ['ash', 'Ash', 'رماد', 200]].map(([id, text, ar, hue]) => ({ ...choice(id, text, ar), src: drawn(hue), alt: en(`A table of ${id}`, ar) })),
  },
  consent: { ask: en('May we use your answer, without your name, on our site?', 'هل يمكننا نشر إجابتك دون اسمك؟') },
  message: { ask: en('You told us that parcels were late. They now leave the same day.', 'أخبرتنا أن الطرود تتأخر. صارت تغادر في اليوم نفسه.'), link: { label: en('Read more', 'اقرأ المزيد'), href: '/more' } },
  screenshot: { ask: en('Show us what you mean', 'أرنا ما تقصده') },
};

const question = (type, id = 'q') => ({ id, type, ...samples[type] });
const stars = { ...question('rating'), look: 'numbers', scale: 10 };
const many = [question('csat', 'a'), question('choice', 'b'), question('text', 'c'), question('nps', 'd')];

/** States of a survey: `press` is clicked on in turn before the picture is taken. */
export const states = {
  error: { questions: [{ ...question('text'), optional: false }], press: ['.main'] },
  chosen: { questions: [question('csat')], show: { autoAdvance: false }, press: ['[value="4"]'] },
  ticked: { questions: [question('choices')], press: ['[value="price"]', '[value="people"]'] },
  progress: { questions: many, press: ['[value="4"]'] },
  thanks: { questions: [question('thumbs')], thanks: [{ text: en('Lovely. Tell a friend?', 'رائع. أخبر صديقًا؟'), link: { label: en('Share', 'شارك'), href: '/friends' } }], press: ['[value="1"]'] },
  ten: { questions: [stars] },
  modal: { questions: [question('emotion')], show: { as: 'modal' } },
  bar: { questions: [question('csat')], show: { as: 'bar' } },
  other: { questions: [question('choice')], press: ['[value="other"]'] },
  judged: { questions: [question('matrix')], press: ['[value="good"]', '.main'] },
  picked: { questions: [{ ...question('picture'), several: true }], press: ['[value="ash"]'] },
  details: { questions: [question('contact')], press: ['.main'] },
  sorry: { questions: [question('thumbs')], thanks: [{ text: en('We are sorry to hear that.', 'نأسف لسماع ذلك.'), ask_contact: true }], press: ['[value="0"]'] },
  inline: { questions: [question('nps'), question('text', 'b'), question('csat', 'c')], show: { as: 'inline', slot: 'here' } },
  page: { questions: [question('choices'), question('text', 'b'), question('csat', 'c')], show: { as: 'page' }, press: ['[value="speed"]'] },
  tab: { on: 'tab_wanted', questions: [question('text')], show: { as: 'tab', label: en('Feedback', 'رأيك'), at: 'center-end' } },
};

/** A survey for each type that the types name, and for each state. */
export const surveysOf = (types) => [
  ...types.map((type) => ({ id: type, questions: [question(type)] })),
  ...Object.entries(states).map(([id, { press, ...survey }]) => ({ id: `state-${id}`, ...survey })),
].map((survey) => ({ on: 'never', ...survey }));
