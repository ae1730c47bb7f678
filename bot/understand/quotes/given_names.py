"""Common given names, to tell a person from a place and "he" from "she"; a name that serves for both stands in neither list."""

from bot.understand.quotes.cues import word_set

FEMALE = word_set(
    """
    aisha alexandra alice alicia alison amanda amber amelia amina amy ana andrea angela angelina anita ann anna anne
    annette annie barbara beatrice beth betty beverly brenda bridget brooke carmen carol carolina caroline carolyn
    carly catherine cathy charlotte chelsea cheryl christina christine cindy claire clara claudia connie cynthia
    daniela deborah debbie debra denise diana diane donna dorothy elaine eleanor elena elisabeth elizabeth ellen emily
    emma erica erin esther eva eve evelyn fatima fiona frances gabriela gail gina gloria grace hannah heather heidi
    helen hillary hope huma ida ingrid irene isabel ivana ivanka jacqueline jamila jane janet janice jasmine jean
    jeanne jennifer jenny jessica jill joan joanna joyce judith judy julia julie karen kate katherine kathleen kathryn
    kathy katie katrina kelly kellyanne kimberly kirsten kristen kristin laura lauren leila lena leslie linda lisa liz
    loretta lori lorena louise lucia lucy lydia lynn maggie margaret maria marie marina marilyn marlene martha mary
    maureen maya megan melania melissa mercedes michelle miriam molly monica nadia nancy naomi natalie natasha nicole
    nikki nina nora olena olga oksana olivia pamela patricia patty paula penny priscilla rachel rebecca regina renee
    rita roberta rosa rose ruth sabrina samantha sandra sara sarah sharon sheila shirley sofia sonia sophia sophie
    stacy stephanie susan susanna suzanne sylvia tamara tara teresa theresa tiffany tina tracy ursula valerie vanessa
    veronica victoria virginia vivian wanda wendy yasmin yolanda yulia yvonne zoe
    """
)

MALE = word_set(
    """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alexander alexei alfred ali allen anders
    andre andrew andrii andy angus anthony antonio arthur barack barry benjamin bernard bernie bill billy bob bobby
    boris brad bradley brandon brendan brett brian bruce bryan calvin carl carlos charles charlie chad chris
    christopher chuck clarence claude clint colin corey craig curtis dale dan daniel darrell darren dave david dean
    dennis derek diego dick dmitry dominic don donald doug douglas duncan dwight earl ed eddie edgar eduardo edward
    elijah eli emmanuel enrique eric ernest eugene fernando francis francisco frank franklin fred frederick gabriel
    gareth gary gavin geoffrey george gerald gerard giovanni glenn gordon graham greg gregory hans harold harry hassan
    hector henry herbert herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob jake jamal james jared jason
    javier jay jeff jeffrey jeremy jerome jerry jim jimmy joe joel johan john johnny jon jonathan jorge jose joseph
    josh joshua juan julian julio justin karl keith ken kenneth kevin khalid kirk kurt kyle lamar lance larry lawrence
    leo leon leonard leroy lewis lindsey lloyd louis lucas luis luke mahmoud manuel marc marco marcus mario mark
    markus martin marvin matt matteo matthew maurice max mehmet michael miguel mike mitch mitt mohamed mohammad
    mohammed muhammad murray mustafa nathan nathaniel ned neil newt nicholas nick nicolas nigel norman oliver omar
    oscar otto owen pablo patrick paul pedro peter phil philip philippe pierre rafael ralph ramon rand ray raymond
    reince ricardo richard rick rob robert roberto rodney rodrigo roger roland roman ronald ron ross roy rudolph rudy
    russell ryan salman samuel scott sean sebastian sergei sergey seth shane simon stanley stefan stephen steve steven
    stewart stuart sylvester tariq ted terrence theodore thomas tim timothy todd tom tommy tony travis trevor vernon
    vicente victor vincent viktor vladimir volodymyr wade walter warren wayne wesley will william winston wolfgang
    xavier yusuf zachary
    """
)
