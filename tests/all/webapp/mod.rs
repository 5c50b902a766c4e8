mod icons;
